vcl 4.1;

# The paper behind Varnish 6 or 7: keeps pages for an hour, and forgets them when the paper says so.
# NEWSROOM_PURGE_URL=http://127.0.0.1:6081/purge and NEWSROOM_TRUSTED_PROXIES=1. See docs/serving.md.

backend newsroom {
    .host = "127.0.0.1";
    .port = "8000";
}

# Who may say that pages have changed: the machines on which the newsroom runs.
acl telling {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    if (req.url == "/purge") {
        if (client.ip !~ telling || req.method != "POST" || !req.http.Surrogate-Key) {
            return (synth(403, "Forbidden"));
        }
        # Names are letters, digits and hyphens; whatever else comes stands between two of them.
        ban("obj.http.Surrogate-Key ~ (^|\s)(" + regsuball(req.http.Surrogate-Key, "[^a-zA-Z0-9-]+", "|") + ")(\s|$)");
        return (synth(200, "Forgotten"));
    }
    set req.http.X-Forwarded-For = client.ip;
    if (req.url ~ "^/newsroom") {
        return (pass);
    }
    # A reader's page knows no cookie; nobody's need reach it, and none may keep it from being kept.
    unset req.http.Cookie;
}

sub vcl_backend_response {
    # Varnish shows pages ten seconds longer of its own accord; only the paper knows which may be.
    if (beresp.http.Cache-Control !~ "stale-while-revalidate") {
        set beresp.grace = 0s;
    }
    # To ask whether it has changed, and fetch it again only then.
    set beresp.keep = 1h;
}

sub vcl_deliver {
    unset resp.http.Surrogate-Key;
    unset resp.http.Via;
}
