from django import forms


class InlogForm(forms.Form):
    email = forms.EmailField(
        label="E-mailadres",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
        error_messages={
            "required": "Vul uw e-mailadres in.",
            "invalid": "Dit e-mailadres klopt niet. Kijk het na.",
        },
    )
    wachtwoord = forms.CharField(
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Vul uw wachtwoord in."},
    )


class MailForm(forms.Form):
    email = forms.EmailField(
        label="E-mailadres",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
        error_messages={
            "required": "Vul uw e-mailadres in.",
            "invalid": "Dit e-mailadres klopt niet. Kijk het na.",
        },
    )


class WachtwoordForm(forms.Form):
    wachtwoord = forms.CharField(
        label="Nieuw wachtwoord",
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Kies een wachtwoord."},
    )
