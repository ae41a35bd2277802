"""Who gets what at every address? Decided by hand, row by row: a new address stands here or a test fails.

A cell is the status of GET and of POST without data; `login` stands for a redirect to the door, alone for both. The
rows that bear a key are about somebody else's draft, a planned edition, a printed one and so on (see `specimens`).
"""

_COLUMNS = ("anonymous", "writer", "section editor", "photo editor", "editor-in-chief", "administrator")
_TABLE = """
# signing in and the own account
account_login                                            200/200   302/302   302/302   302/302   302/302   302/302
account_logout                                           login     200/login 200/login 200/login 200/login 200/login
account_inactive                                         200/405   200/405   200/405   200/405   200/405   200/405
account_signup                                           200/200   302/302   302/302   302/302   302/302   302/302
account_reauthenticate                                   login     200/200   200/200   200/200   200/200   200/200
account_email                                            login     200/302   200/302   200/302   200/302   200/302
account_email_verification_sent                          200/405   200/405   200/405   200/405   200/405   200/405
account_change_password                                  login     200/200   200/200   200/200   200/200   200/200
account_set_password                                     login     302/302   302/302   302/302   302/302   302/302
account_reset_password                                   200/200   200/200   200/200   200/200   200/200   200/200
account_confirm_login_code                               login     302/302   302/302   302/302   302/302   302/302
account_confirm_email key                                200/404   200/404   200/404   200/404   200/404   200/404
account_reset_password_from_key_done                     200/405   200/405   200/405   200/405   200/405   200/405
account_reset_password_from_key key uidb36               200/200   200/200   200/200   200/200   200/200   200/200
account_reset_password_done                              200/405   200/405   200/405   200/405   200/405   200/405
# the second factor
mfa_index                                                login     200/405   200/405   200/405   200/405   200/405
mfa_authenticate                                         login     302/302   302/302   302/302   302/302   302/302
mfa_reauthenticate                                       login     login     login     login     login     login
mfa_activate_totp                                        login     login     login     login     login     login
mfa_deactivate_totp                                      login     404/404   404/404   404/404   404/404   404/404
mfa_view_recovery_codes                                  login     404/405   404/405   404/405   404/405   404/405
mfa_generate_recovery_codes                              login     login     login     login     login     login
mfa_download_recovery_codes                              login     404/404   404/404   404/404   404/404   404/404
mfa_list_webauthn                                        login     200/405   200/405   200/405   200/405   200/405
mfa_add_webauthn                                         login     login     login     login     login     login
mfa_reauthenticate_webauthn                              login     login     login     login     login     login
mfa_remove_webauthn pk                                   login     login     login     login     login     login
mfa_edit_webauthn pk                                     login     login     login     login     login     login
mfa_login_webauthn                                       login     302/302   302/302   302/302   302/302   302/302
# the newsroom's common pages
admin:view_on_site content_type_id object_id             login     302/302   302/302   404/404   302/302   404/404
admin:index                                              login     200/200   200/200   200/200   200/200   200/200
admin:login                                              login     302/302   302/302   302/302   302/302   302/302
admin:logout                                             302/302   405/200   405/200   405/200   405/200   405/200
admin:password_change                                    login     200/200   200/200   200/200   200/200   200/200
admin:password_change_done                               login     200/405   200/405   200/405   200/405   200/405
admin:autocomplete                                       login     403/405   403/405   403/405   403/405   403/405
admin:jsi18n                                             login     200/405   200/405   200/405   200/405   200/405
# what only a superuser may see
admin:account_emailaddress_changelist                    login     403/403   403/403   403/403   403/403   403/403
admin:account_emailaddress_add                           login     403/403   403/403   403/403   403/403   403/403
admin:account_emailaddress_history object_id             login     302/302   302/302   302/302   302/302   302/302
admin:account_emailaddress_delete object_id              login     403/403   403/403   403/403   403/403   403/403
admin:account_emailaddress_change object_id              login     403/403   403/403   403/403   403/403   403/403
/newsroom/account/emailaddress/<object_id>/ object_id    login     302/302   302/302   302/302   302/302   302/302
admin:mfa_authenticator_changelist                       login     403/403   403/403   403/403   403/403   403/403
admin:mfa_authenticator_add                              login     403/403   403/403   403/403   403/403   403/403
admin:mfa_authenticator_history object_id                login     302/302   302/302   302/302   302/302   302/302
admin:mfa_authenticator_delete object_id                 login     403/403   403/403   403/403   403/403   403/403
admin:mfa_authenticator_change object_id                 login     403/403   403/403   403/403   403/403   403/403
/newsroom/mfa/authenticator/<object_id>/ object_id       login     302/302   302/302   302/302   302/302   302/302
# editions and the chair
admin:editions_edition_calendar                          login     403/405   200/405   403/405   200/405   403/405
admin:editions_edition_calendar month                    login     403/405   200/405   403/405   200/405   403/405
admin:editions_edition_calendar_week                     login     403/405   200/405   403/405   200/405   403/405
admin:editions_edition_calendar_week issue_date          login     403/405   200/405   403/405   200/405   403/405
admin:editions_edition_run                               login     403/403   200/200   403/403   200/200   403/403
admin:editions_edition_budget key                        login     404/404   200/200   404/404   200/200   404/404
admin:editions_edition_budget_carry key                  login     405/404   405/302   405/404   405/302   405/404
admin:editions_edition_budget_item item key              login     404/404   200/200   404/404   200/200   404/404
admin:editions_edition_budget_do item key                login     405/404   405/404   405/404   405/404   405/404
admin:editions_edition_planned                           login     200/405   200/405   200/405   200/405   200/405
admin:editions_edition_place key                         login     405/404   405/404   405/404   405/404   405/404
admin:editions_edition_order key placement               login     405/404   405/404   405/404   405/404   405/404
admin:editions_edition_proof key                         login     404/405   200/405   404/405   200/405   404/405
admin:editions_edition_proof address key                 login     404/405   200/405   404/405   200/405   404/405
admin:editions_edition_proofs key                        login     404/405   200/405   404/405   200/405   404/405
admin:editions_edition_pull key                          login     405/404   405/302   405/404   405/302   405/404
admin:editions_edition_pulled key number                 login     404/405   200/405   404/405   200/405   404/405
admin:editions_edition_print key number                  login     404/405   200/405   404/405   200/405   404/405
admin:editions_edition_approve key                       login     404/404   302/302   404/404   302/302   404/404
admin:editions_edition_release key                       login     404/405   302/405   404/405   302/405   404/405
admin:editions_edition_recall key                        login     404/404   302/302   404/404   302/302   404/404
admin:editions_edition_board key                         login     404/405   200/405   404/405   200/405   404/405
admin:editions_edition_board_now key                     login     404/405   200/405   404/405   200/405   404/405
admin:editions_edition_board_act key                     login     405/404   405/404   405/404   405/404   405/404
admin:editions_edition_preflight key                     login     404/405   200/405   404/405   200/405   404/405
admin:editions_edition_reasons key                       login     404/404   200/200   404/404   200/200   404/404
admin:editions_edition_time key                          login     404/405   302/405   404/405   302/405   404/405
admin:editions_edition_ahead key placement               login     404/404   404/404   404/404   200/200   404/404
admin:editions_edition_correct key placement             login     404/404   404/404   404/404   404/404   404/404
admin:editions_edition_move object_id verb               login     405/404   405/404   405/404   405/404   405/404
admin:editions_edition_changelist                        login     403/403   200/200   403/403   200/200   403/403
admin:editions_edition_add                               login     403/403   200/200   403/403   200/200   403/403
admin:editions_edition_history object_id                 login     403/403   200/200   403/403   200/200   403/403
admin:editions_edition_delete object_id                  login     403/403   403/403   403/403   403/403   403/403
admin:editions_edition_change object_id                  login     403/403   200/200   403/403   200/200   403/403
/newsroom/editions/edition/<object_id>/ object_id        login     302/302   302/302   302/302   302/302   302/302
admin:editions_move_changelist                           login     404/405   404/405   404/405   200/405   200/405
admin:editions_move_export                               login     404/405   404/405   404/405   200/405   200/405
admin:editions_move_edition key                          login     404/405   200/405   404/405   200/405   404/405
admin:editions_move_article article                      login     404/405   200/405   404/405   200/405   404/405
admin:editions_correctionrequest_changelist              login     404/405   200/405   404/405   200/405   404/405
admin:editions_correctionrequest_ask article             login     404/405   302/405   404/405   302/405   404/405
admin:editions_correctionrequest_change key              login     404/404   200/200   404/404   200/200   404/404
admin:editions_correctionrequest_page key                login     404/405   200/405   404/405   200/405   404/405
admin:editions_correctionrequest_decline key             login     405/404   405/302   405/404   405/302   405/404
admin:editions_correctionrequest_withdraw key            login     405/404   405/302   405/404   405/302   405/404
admin:editions_chair_hand_over                           login     403/403   403/403   403/403   200/200   200/200
admin:editions_chair_changelist                          login     403/403   403/403   403/403   200/200   200/200
admin:editions_chair_add                                 login     403/403   403/403   403/403   200/200   200/200
admin:editions_chair_history object_id                   login     403/403   403/403   403/403   200/200   200/200
admin:editions_chair_delete object_id                    login     403/403   403/403   403/403   403/403   403/403
admin:editions_chair_change object_id                    login     403/403   403/403   403/403   200/200   200/200
/newsroom/editions/chair/<object_id>/ object_id          login     302/302   302/302   302/302   302/302   302/302
admin:editions_holiday_changelist                        login     403/403   200/200   403/403   200/200   403/403
admin:editions_holiday_add                               login     403/403   403/403   403/403   200/200   403/403
admin:editions_holiday_history object_id                 login     403/403   200/200   403/403   200/200   403/403
admin:editions_holiday_delete object_id                  login     403/403   403/403   403/403   200/200   403/403
admin:editions_holiday_change object_id                  login     403/403   200/403   403/403   200/200   403/403
/newsroom/editions/holiday/<object_id>/ object_id        login     302/302   302/302   302/302   302/302   302/302
# people and roles
admin:auth_user_password_change id                       login     403/403   403/403   403/403   403/403   200/200
admin:auth_user_changelist                               login     403/403   403/403   403/403   403/403   200/200
admin:auth_user_add                                      login     403/403   403/403   403/403   403/403   200/200
admin:auth_user_history object_id                        login     403/403   403/403   403/403   403/403   200/200
admin:auth_user_delete object_id                         login     403/403   403/403   403/403   403/403   403/403
admin:auth_user_change object_id                         login     403/403   403/403   403/403   403/403   200/200
/newsroom/auth/user/<object_id>/ object_id               login     302/302   302/302   302/302   302/302   302/302
admin:auth_group_changelist                              login     403/403   403/403   403/403   403/403   200/200
admin:auth_group_add                                     login     403/403   403/403   403/403   403/403   403/403
admin:auth_group_history object_id                       login     403/403   403/403   403/403   403/403   200/200
admin:auth_group_delete object_id                        login     403/403   403/403   403/403   403/403   403/403
admin:auth_group_change object_id                        login     403/403   403/403   403/403   403/403   200/403
/newsroom/auth/group/<object_id>/ object_id              login     302/302   302/302   302/302   302/302   302/302
# who must not be named
admin:articles_protection_changelist                     login     403/403   403/403   403/403   200/200   200/200
admin:articles_protection_add                            login     403/403   403/403   403/403   200/200   200/200
admin:articles_protection_history object_id              login     403/403   403/403   403/403   200/200   200/200
admin:articles_protection_delete object_id               login     403/403   403/403   403/403   403/403   403/403
admin:articles_protection_change object_id               login     403/403   403/403   403/403   200/200   200/200
/newsroom/articles/protection/<object_id>/ object_id     login     302/302   302/302   302/302   302/302   302/302
# what somebody outside was given: the link alone decides, whoever opens it
articles:shared secret                                   200/405   200/405   200/405   200/405   200/405   200/405
# articles
admin:articles_article_preview_new                       login     405/200   405/200   405/403   405/200   405/403
admin:articles_article_library                           login     200/405   200/405   200/405   200/405   403/405
admin:articles_article_preview key                       login     404/404   200/200   404/404   200/200   404/404
admin:articles_article_links key                         login     404/404   200/200   404/404   200/200   404/404
admin:articles_link_revoke key link                      login     405/404   405/302   405/404   405/302   405/404
admin:articles_article_word_new                          login     200/200   200/200   403/403   200/200   403/403
admin:articles_article_word_read                         login     405/200   405/200   405/403   405/200   405/403
admin:articles_article_word_picture                      login     403/403   200/200   403/403   200/200   403/403
admin:articles_article_word key                          login     404/404   200/200   404/404   200/200   404/404
admin:articles_article_kept key                          login     404/405   200/405   404/405   200/405   404/405
admin:articles_article_kept_text key text                login     404/405   404/405   404/405   404/405   404/405
admin:articles_article_kept_discard key text             login     404/404   404/404   404/404   404/404   404/404
admin:articles_article_revisions key                     login     404/405   200/405   404/405   200/405   404/405
admin:articles_article_revision key number               login     404/405   200/405   404/405   200/405   404/405
admin:articles_article_restore key number                login     404/404   200/200   404/404   200/200   404/404
admin:articles_article_compare key                       login     404/405   302/405   404/405   302/405   404/405
admin:articles_article_compare key number                login     404/405   200/405   404/405   200/405   404/405
admin:articles_article_typing                            login     200/400   200/400   403/403   200/400   403/403
admin:articles_article_typed typed                       login     404/404   404/404   404/404   404/404   404/404
admin:articles_article_throw_away typed                  login     405/404   405/404   405/404   405/404   405/404
admin:articles_article_take_over key                     login     405/404   405/302   405/404   405/302   405/404
admin:articles_article_note key                          login     405/404   405/302   405/404   405/302   405/404
admin:articles_note_reply key note                       login     405/404   405/302   405/404   405/302   405/404
admin:articles_note_resolve key note                     login     405/404   405/302   405/404   405/302   405/404
admin:articles_note_reopen key note                      login     405/404   405/302   405/404   405/302   405/404
admin:articles_notification_changelist                   login     200/405   200/405   200/405   200/405   200/405
admin:articles_notification_settings                     login     200/200   200/200   200/200   200/200   200/200
admin:articles_notification_read_all                     login     405/302   405/302   405/302   405/302   405/302
admin:articles_notification_read key                     login     405/404   405/404   405/404   405/404   405/404
admin:articles_article_move object_id verb               login     405/404   405/302   405/404   405/302   405/404
admin:articles_article_changelist                        login     200/405   200/405   403/403   200/405   403/403
admin:articles_article_together                          login     405/302   405/302   405/403   405/302   405/403
admin:articles_article_filters                           login     405/302   405/302   405/403   405/302   405/403
admin:articles_article_add                               login     200/200   200/200   403/403   200/200   403/403
admin:articles_article_history object_id                 login     302/302   302/302   302/302   302/302   302/302
admin:articles_article_delete object_id                  login     403/403   403/403   403/403   403/403   403/403
admin:articles_article_change object_id                  login     302/302   200/409   403/403   200/409   403/403
/newsroom/articles/article/<object_id>/ object_id        login     302/302   302/302   302/302   302/302   302/302
# what readers see, and the sections
admin:paper_section_changelist                           login     200/200   200/200   403/403   200/200   200/200
admin:paper_section_add                                  login     403/403   403/403   403/403   403/403   200/200
admin:paper_section_history object_id                    login     200/200   200/200   403/403   200/200   200/200
admin:paper_section_delete object_id                     login     403/403   403/403   403/403   403/403   403/403
admin:paper_section_change object_id                     login     200/403   200/403   403/403   200/403   200/200
/newsroom/paper/section/<object_id>/ object_id           login     302/302   302/302   302/302   302/302   302/302
admin:paper_publishededition_changelist                  login     200/200   200/200   403/403   200/200   403/403
admin:paper_publishededition_add                         login     403/403   403/403   403/403   403/403   403/403
admin:paper_publishededition_history object_id           login     200/200   200/200   403/403   200/200   403/403
admin:paper_publishededition_delete object_id            login     403/403   403/403   403/403   403/403   403/403
admin:paper_publishededition_change object_id            login     200/403   200/403   403/403   200/403   403/403
/newsroom/paper/publishededition/<object_id>/ object_id  login     302/302   302/302   302/302   302/302   302/302
admin:paper_publishedarticle_changelist                  login     200/200   200/200   403/403   200/200   403/403
admin:paper_publishedarticle_add                         login     403/403   403/403   403/403   403/403   403/403
admin:paper_publishedarticle_history object_id           login     200/200   200/200   403/403   200/200   403/403
admin:paper_publishedarticle_delete object_id            login     403/403   403/403   403/403   403/403   403/403
admin:paper_publishedarticle_change object_id            login     200/403   200/403   403/403   200/403   403/403
/newsroom/paper/publishedarticle/<object_id>/ object_id  login     302/302   302/302   302/302   302/302   302/302
admin:paper_correction_changelist                        login     200/200   200/200   403/403   200/200   403/403
admin:paper_correction_add                               login     403/403   403/403   403/403   403/403   403/403
admin:paper_correction_history object_id                 login     200/200   200/200   403/403   200/200   403/403
admin:paper_correction_delete object_id                  login     403/403   403/403   403/403   403/403   403/403
admin:paper_correction_change object_id                  login     200/403   200/403   403/403   200/403   403/403
/newsroom/paper/correction/<object_id>/ object_id        login     302/302   302/302   302/302   302/302   302/302
# what the paper promises
admin:paper_policy_changelist                            login     403/403   403/403   403/403   200/200   403/403
admin:paper_policy_add                                   login     403/403   403/403   403/403   200/200   403/403
admin:paper_policy_history object_id                     login     403/403   403/403   403/403   200/200   403/403
admin:paper_policy_delete object_id                      login     403/403   403/403   403/403   403/403   403/403
admin:paper_policy_change object_id                      login     403/403   403/403   403/403   200/200   403/403
/newsroom/paper/policy/<object_id>/ object_id            login     302/302   302/302   302/302   302/302   302/302
# authors and photos
admin:authors_author_changelist                          login     200/200   200/200   403/403   200/200   200/200
admin:authors_author_add                                 login     403/403   200/200   403/403   200/200   200/200
admin:authors_author_history object_id                   login     200/200   200/200   403/403   200/200   200/200
admin:authors_author_delete object_id                    login     403/403   403/403   403/403   403/403   403/403
admin:authors_author_change object_id                    login     200/403   200/200   403/403   200/200   200/200
/newsroom/authors/author/<object_id>/ object_id          login     302/302   302/302   302/302   302/302   302/302
admin:photos_photo_changelist                            login     200/200   200/200   200/200   200/200   403/403
admin:photos_photo_add                                   login     403/403   200/200   200/200   200/200   403/403
admin:photos_photo_history object_id                     login     200/200   200/200   200/200   200/200   403/403
admin:photos_photo_delete object_id                      login     403/403   403/403   403/403   403/403   403/403
admin:photos_photo_change object_id                      login     200/403   200/200   200/200   200/200   403/403
/newsroom/photos/photo/<object_id>/ object_id            login     302/302   302/302   302/302   302/302   302/302
# the rest of the newsroom
admin:app_list app_label                                 login     200/200   200/200   404/404   200/200   200/200
/newsroom/<url> url                                      login     404/404   404/404   404/404   404/404   404/404
# the paper: the same for everybody
photos:rendition extension token width                   404/405   404/405   404/405   404/405   404/405   404/405
paper:search                                             200/405   200/405   200/405   200/405   200/405   200/405
paper:authors                                            200/405   200/405   200/405   200/405   200/405   200/405
paper:author slug                                        200/405   200/405   200/405   200/405   200/405   200/405
paper:author slug year                                   200/405   200/405   200/405   200/405   200/405   200/405
paper:topics                                             200/405   200/405   200/405   200/405   200/405   200/405
paper:topic slug                                         200/405   200/405   200/405   200/405   200/405   200/405
paper:topic slug year                                    200/405   200/405   200/405   200/405   200/405   200/405
paper:corrections                                        200/405   200/405   200/405   200/405   200/405   200/405
paper:corrections month                                  200/405   200/405   200/405   200/405   200/405   200/405
paper:about                                              200/405   200/405   200/405   200/405   200/405   200/405
paper:masthead                                           200/405   200/405   200/405   200/405   200/405   200/405
paper:ethics                                             200/405   200/405   200/405   200/405   200/405   200/405
paper:policy                                             200/405   200/405   200/405   200/405   200/405   200/405
paper:service_worker                                     200/405   200/405   200/405   200/405   200/405   200/405
paper:offline                                            200/405   200/405   200/405   200/405   200/405   200/405
paper:web_manifest                                       200/405   200/405   200/405   200/405   200/405   200/405
paper:front                                              200/405   200/405   200/405   200/405   200/405   200/405
paper:archive                                            302/405   302/405   302/405   302/405   302/405   302/405
paper:edition issue_date                                 200/405   200/405   200/405   200/405   200/405   200/405
paper:edition issue_date label                           404/405   404/405   404/405   404/405   404/405   404/405
paper:article issue_date slug                            200/405   200/405   200/405   200/405   200/405   200/405
paper:article issue_date label slug                      404/405   404/405   404/405   404/405   404/405   404/405
paper:as_printed issue_date slug                         200/405   200/405   200/405   200/405   200/405   200/405
paper:as_printed issue_date label slug                   404/405   404/405   404/405   404/405   404/405   404/405
paper:take_away extension issue_date                     404/405   404/405   404/405   404/405   404/405   404/405
paper:take_away extension issue_date label               404/405   404/405   404/405   404/405   404/405   404/405
paper:take_away extension issue_date language            404/405   404/405   404/405   404/405   404/405   404/405
paper:take_away extension issue_date label language      404/405   404/405   404/405   404/405   404/405   404/405
paper:manifest issue_date                                200/405   200/405   200/405   200/405   200/405   200/405
paper:manifest issue_date label                          404/405   404/405   404/405   404/405   404/405   404/405
paper:manifest issue_date language                       404/405   404/405   404/405   404/405   404/405   404/405
paper:manifest issue_date label language                 200/405   200/405   200/405   200/405   200/405   200/405
paper:verify issue_date                                  200/405   200/405   200/405   200/405   200/405   200/405
paper:verify issue_date label                            404/405   404/405   404/405   404/405   404/405   404/405
paper:verify issue_date language                         404/405   404/405   404/405   404/405   404/405   404/405
paper:verify issue_date label language                   200/405   200/405   200/405   200/405   200/405   200/405
paper:manifest_version issue_date version                200/405   200/405   200/405   200/405   200/405   200/405
paper:manifest_version issue_date label version          404/405   404/405   404/405   404/405   404/405   404/405
paper:manifest_version issue_date language version       404/405   404/405   404/405   404/405   404/405   404/405
paper:manifest_version issue_date label language version 200/405   200/405   200/405   200/405   200/405   200/405
paper:signature issue_date version                       404/405   404/405   404/405   404/405   404/405   404/405
paper:signature issue_date label version                 404/405   404/405   404/405   404/405   404/405   404/405
paper:signature issue_date language version              404/405   404/405   404/405   404/405   404/405   404/405
paper:signature issue_date label language version        404/405   404/405   404/405   404/405   404/405   404/405
paper:public_keys                                        200/405   200/405   200/405   200/405   200/405   200/405
paper:month month                                        200/405   200/405   200/405   200/405   200/405   200/405
paper:year year                                          200/405   200/405   200/405   200/405   200/405   200/405
paper:styleguide                                         404/405   404/405   404/405   404/405   404/405   404/405
paper:solar_year language solar_year                     200/405   200/405   200/405   200/405   200/405   200/405
paper:front language                                     200/405   200/405   200/405   200/405   200/405   200/405
paper:archive language                                   302/405   302/405   302/405   302/405   302/405   302/405
paper:edition issue_date language                        404/405   404/405   404/405   404/405   404/405   404/405
paper:edition issue_date label language                  200/405   200/405   200/405   200/405   200/405   200/405
paper:article issue_date language slug                   404/405   404/405   404/405   404/405   404/405   404/405
paper:article issue_date label language slug             200/405   200/405   200/405   200/405   200/405   200/405
paper:as_printed issue_date language slug                404/405   404/405   404/405   404/405   404/405   404/405
paper:as_printed issue_date label language slug          200/405   200/405   200/405   200/405   200/405   200/405
paper:month language month                               200/405   200/405   200/405   200/405   200/405   200/405
paper:year language year                                 200/405   200/405   200/405   200/405   200/405   200/405
paper:section slug                                       200/405   200/405   200/405   200/405   200/405   200/405
paper:section month slug                                 200/405   200/405   200/405   200/405   200/405   200/405
paper:search language                                    200/405   200/405   200/405   200/405   200/405   200/405
paper:authors language                                   200/405   200/405   200/405   200/405   200/405   200/405
paper:author language slug                               200/405   200/405   200/405   200/405   200/405   200/405
paper:author language slug year                          200/405   200/405   200/405   200/405   200/405   200/405
paper:topics language                                    200/405   200/405   200/405   200/405   200/405   200/405
paper:topic language slug                                200/405   200/405   200/405   200/405   200/405   200/405
paper:topic language slug year                           200/405   200/405   200/405   200/405   200/405   200/405
paper:corrections language                               200/405   200/405   200/405   200/405   200/405   200/405
paper:corrections language month                         200/405   200/405   200/405   200/405   200/405   200/405
paper:about language                                     200/405   200/405   200/405   200/405   200/405   200/405
paper:masthead language                                  200/405   200/405   200/405   200/405   200/405   200/405
paper:ethics language                                    200/405   200/405   200/405   200/405   200/405   200/405
paper:policy language                                    200/405   200/405   200/405   200/405   200/405   200/405
paper:offline language                                   200/405   200/405   200/405   200/405   200/405   200/405
paper:web_manifest language                              200/405   200/405   200/405   200/405   200/405   200/405
paper:section language slug                              200/405   200/405   200/405   200/405   200/405   200/405
paper:section language month slug                        200/405   200/405   200/405   200/405   200/405   200/405
# the paper for programs: the same for everybody
paper:author_feed slug                                   200/405   200/405   200/405   200/405   200/405   200/405
paper:author_feed_json slug                              200/405   200/405   200/405   200/405   200/405   200/405
paper:topic_feed slug                                    200/405   200/405   200/405   200/405   200/405   200/405
paper:topic_feed_json slug                               200/405   200/405   200/405   200/405   200/405   200/405
paper:corrections_feed                                   200/405   200/405   200/405   200/405   200/405   200/405
paper:corrections_feed_json                              200/405   200/405   200/405   200/405   200/405   200/405
paper:section_feed slug                                  200/405   200/405   200/405   200/405   200/405   200/405
paper:section_feed_json slug                             200/405   200/405   200/405   200/405   200/405   200/405
paper:author_feed language slug                          200/405   200/405   200/405   200/405   200/405   200/405
paper:author_feed_json language slug                     200/405   200/405   200/405   200/405   200/405   200/405
paper:topic_feed language slug                           200/405   200/405   200/405   200/405   200/405   200/405
paper:topic_feed_json language slug                      200/405   200/405   200/405   200/405   200/405   200/405
paper:corrections_feed language                          200/405   200/405   200/405   200/405   200/405   200/405
paper:corrections_feed_json language                     200/405   200/405   200/405   200/405   200/405   200/405
paper:section_feed language slug                         200/405   200/405   200/405   200/405   200/405   200/405
paper:section_feed_json language slug                    200/405   200/405   200/405   200/405   200/405   200/405
paper:feed                                               200/405   200/405   200/405   200/405   200/405   200/405
paper:feed_json                                          200/405   200/405   200/405   200/405   200/405   200/405
paper:feed language                                      200/405   200/405   200/405   200/405   200/405   200/405
paper:feed_json language                                 200/405   200/405   200/405   200/405   200/405   200/405
paper:sitemap                                            200/405   200/405   200/405   200/405   200/405   200/405
paper:sitemap_month month                                200/405   200/405   200/405   200/405   200/405   200/405
paper:news_sitemap                                       200/405   200/405   200/405   200/405   200/405   200/405
paper:robots                                             200/405   200/405   200/405   200/405   200/405   200/405
paper:edition_card issue_date                            200/405   200/405   200/405   200/405   200/405   200/405
paper:edition_card issue_date label                      404/405   404/405   404/405   404/405   404/405   404/405
paper:edition_card issue_date language                   404/405   404/405   404/405   404/405   404/405   404/405
paper:edition_card issue_date label language             200/405   200/405   200/405   200/405   200/405   200/405
paper:article_card issue_date slug                       200/405   200/405   200/405   200/405   200/405   200/405
paper:article_card issue_date label slug                 404/405   404/405   404/405   404/405   404/405   404/405
paper:article_card issue_date language slug              404/405   404/405   404/405   404/405   404/405   404/405
paper:article_card issue_date label language slug        200/405   200/405   200/405   200/405   200/405   200/405
paper:api                                                200/405   200/405   200/405   200/405   200/405   200/405
paper:api_description                                    200/405   200/405   200/405   200/405   200/405   200/405
paper:api_editions                                       200/405   200/405   200/405   200/405   200/405   200/405
paper:api_articles                                       200/405   200/405   200/405   200/405   200/405   200/405
paper:api_sections                                       200/405   200/405   200/405   200/405   200/405   200/405
paper:api_authors                                        200/405   200/405   200/405   200/405   200/405   200/405
paper:api_author slug                                    200/405   200/405   200/405   200/405   200/405   200/405
paper:api_topics                                         200/405   200/405   200/405   200/405   200/405   200/405
paper:api_topic slug                                     200/405   200/405   200/405   200/405   200/405   200/405
paper:api_corrections                                    200/405   200/405   200/405   200/405   200/405   200/405
paper:api_edition issue_date                             200/405   200/405   200/405   200/405   200/405   200/405
paper:api_edition issue_date label                       404/405   404/405   404/405   404/405   404/405   404/405
paper:api_edition issue_date language                    404/405   404/405   404/405   404/405   404/405   404/405
paper:api_edition issue_date label language              200/405   200/405   200/405   200/405   200/405   200/405
paper:api_article issue_date slug                        200/405   200/405   200/405   200/405   200/405   200/405
paper:api_article issue_date label slug                  404/405   404/405   404/405   404/405   404/405   404/405
paper:api_article issue_date language slug               404/405   404/405   404/405   404/405   404/405   404/405
paper:api_article issue_date label language slug         200/405   200/405   200/405   200/405   200/405   200/405
paper:api_nothing rest                                   404/405   404/405   404/405   404/405   404/405   404/405
"""


def decided() -> dict[str, dict[str, str]]:
    """Return the table as {who: {row: `GET/POST`}}."""
    lines = [line.rsplit(maxsplit=len(_COLUMNS)) for line in _TABLE.strip().splitlines() if not line.startswith("#")]
    return {who: {name: cells[place] for name, *cells in lines} for place, who in enumerate(_COLUMNS)}
