"""What is asked before an article goes out ahead of its edition, and before it is taken back?"""

from django import forms


class LetOutForm(forms.Form):
    """Why it does not wait, and why one person does it alone."""

    note = forms.CharField(
        label="Why it does not wait for its edition",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Kept in the record of the edition; readers do not see it.",
    )
    waiver = forms.CharField(
        label="You wrote or cleared it yourself. Why can nobody else let it out?",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class TakeBackForm(forms.Form):
    """What readers are told where the article was."""

    note = forms.CharField(
        label="Why it is taken back",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Readers find these words where the article was.",
    )
