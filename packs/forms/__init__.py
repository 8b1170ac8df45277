"""What people type on the way in."""

from packs.forms.findings import FORMS, FindingForm
from packs.forms.sending import LoadForm, NamedForm

__all__ = ["FORMS", "FindingForm", "LoadForm", "NamedForm"]
