"""What people type on the way in."""

from packs.forms.asking import AskedForm
from packs.forms.drafts import DraftForm
from packs.forms.findings import FORMS, FindingForm
from packs.forms.sending import LoadForm, NamedForm

__all__ = ["FORMS", "AskedForm", "DraftForm", "FindingForm", "LoadForm", "NamedForm"]
