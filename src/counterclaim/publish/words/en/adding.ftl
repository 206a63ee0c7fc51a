# Adding a document by the web.
adding-title = Add a document
adding-lead = A text is kept as it is, read, and its claims set beside those of the others. What is added stays.
adding-text = Text
adding-text-note = Up to some ten pages. Longer ones, PDF and other files: counterclaim add, or the interface for programs.
adding-document = Title
adding-publisher = Publisher
adding-published = Day of publication
adding-published-note = “Overnight” and “Monday” are counted from it.
adding-url = Its address on the web
adding-do = Add
adding-fetch = Or fetch a page
adding-address = Its address
adding-fetch-do = Fetch and add
adding-state-waiting = Being read
adding-state-done = Added
adding-state-failed = That went wrong
adding-waiting = It is being read; this page looks again by itself.
adding-look-again = Look now
adding-document-added = { $n ->
    [0] read, no claim found
    [one] read, { $n } claim
   *[other] read, { $n } claims
}
adding-document-known = known before; nothing has changed
adding-document-unread = kept unread
adding-document-refused = not kept
adding-nothing = Nothing was found in it.
adding-stand = Incidents in all: { $incidents }; findings: { $findings }.
adding-another = Add another document
