"""How accounts behave where we differ from the library's defaults."""

from allauth.account.adapter import DefaultAccountAdapter


class Adapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        """People are added to the directory and invited; nobody signs up."""
        return False
