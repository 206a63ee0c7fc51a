# The list of documents.
documents-title = Documents
documents-filter = Filter documents
documents-filter-do = Filter
documents-clear = Clear
documents-any = any
documents-text = Words in title or text
documents-outlet = Publisher
documents-since = Published since
documents-until = Published until
documents-document = Id or name
documents-note = The newest version of each, those that came last first.
documents-document-head = Document
documents-published = Published
documents-language = Language
documents-claims = Claims
documents-versions = Versions
documents-older = { $n ->
    [one] { $n } older
   *[other] { $n } older
}
documents-none = No documents yet. They are read into the ledger by
documents-none-meet = No document meets these filters.
documents-none-here = No documents on this page.
documents-first-page = First page
documents-pages = Pages
documents-earlier = Page before
documents-later = Next page
