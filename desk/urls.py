"""Addresses of what crosses the apps: the first page and the set-up list."""

from django.urls import path

from desk.views import documents, home, looks, queue, sheets

app_name = "desk"

urlpatterns = [
    path("", home.home, name="home"),
    path("desk/", queue.queue, name="queue"),
    path("set-up/", home.set_up, name="set_up"),
    path("boards/<slug:slug>/sheets/", sheets.sheets, name="sheets"),
    path("boards/<slug:slug>/sheets/<str:kind>.<str:form>", sheets.sheet_file, name="sheet_file"),
    path("sheets/<int:pk>/", sheets.sheet, name="sheet"),
    path("sheets/<int:pk>/refused.<str:form>", sheets.refused_rows, name="refused_rows"),
    path("documents/", documents.documents, name="documents"),
    path("documents/<int:pk>/", documents.document, name="document"),
    path("documents/<int:pk>/print/", documents.print_document, name="print_document"),
    path("documents/<int:pk>/pdf/", documents.document_pdf, name="document_pdf"),
    path("documents/<int:pk>/word/", documents.document_word, name="document_word"),
    path("documents/<int:pk>/cancel/", documents.cancel_document, name="cancel_document"),
    path("documents/<int:pk>/publish/", documents.release_document, name="release_document"),
    path("meetings/<int:pk>/documents/", documents.meeting_documents, name="meeting_documents"),
    path("boards/<slug:slug>/documents/", documents.board_documents, name="board_documents"),
    path("meetings/<int:pk>/published/", documents.published, name="published"),
    path("boards/<slug:slug>/published/", documents.board_published, name="board_published"),
    path("set-up/documents/", looks.document_look, name="document_look"),
    path("set-up/documents/template.docx", looks.word_template, name="word_template"),
    path("council-logo", looks.council_logo, name="council_logo"),
    path("council.css", home.council_css, name="council_css"),
]
