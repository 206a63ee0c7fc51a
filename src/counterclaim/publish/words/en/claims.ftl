# The table of claims.
claims-title = Claims
claims-table = Claims that meet the filters
claims-filter = Filters
claims-search = Search claims
claims-search-do = Search
claims-text = Words
claims-text-note = Looks in the sentences of claims. All words have to be there, in any order; “words in quotation marks” as they stand. Parts of words count too, capitals and accents don’t.
claims-days = Days and document
claims-since = Happened since
claims-until = Happened until
claims-said-since = Said since
claims-said-until = Said until
claims-said-by = Said by
claims-all-versions = Older versions
claims-document = Document
claims-chosen = Filters in force
claims-take-away = take away
claims-clear = Clear all
claims-count = { $n ->
    [one] { $n } claim
   *[other] { $n } claims
}
claims-count-most = { $n ->
    [one] At most { $n } claim
   *[other] At most { $n } claims
}
claims-kind = What happened
claims-side = Side
claims-claimant = Claimant
claims-place = Place
claims-weapon = Weapon
claims-verification = Verification
claims-stance = How it is put
claims-outlet = Outlet
claims-by-happened = Day it happened
claims-by-said = Day it was said
claims-without-happened = { $n ->
    [one] { $n } claim tells no day.
   *[other] { $n } claims tell no day.
}
claims-without-said = { $n ->
    [one] Of { $n } claim it is not known when it was said.
   *[other] Of { $n } claims it is not known when they were said.
}
claims-unsaid = not said
claims-own-word = the document’s own word
claims-other-weapon = other
claims-asserted = asserted
claims-no-values = Nothing to choose.
claims-more-values = { $n ->
    [one] { $n } more …
   *[other] { $n } more …
}
claims-by-day = Claims by the day on which it happened
claims-longer = { $n ->
    [one] { $n } tells of longer than three days and has no bar.
   *[other] { $n } tell of longer than three days and have no bar.
}
claims-undated = { $n ->
    [one] { $n } tells no day.
   *[other] { $n } tell no day.
}
claims-days-table = The same as a table
claims-day = Day
claims-looks = Columns and order
claims-columns = Columns
claims-column-what = What
claims-column-happened = When
claims-column-place = Where
claims-column-count = How many
claims-column-weapon = Weapon
claims-column-target = Target
claims-column-claimant = Who says so
claims-column-words = Words
claims-column-said = Said
claims-column-stance = How it is put
claims-column-verification = Verification
claims-column-outlet = Outlet
claims-column-document = Document
claims-sort = Order
claims-sort-learned = Learned
claims-sort-happened = Happened
claims-sort-said = Said
claims-sort-count = Count
claims-sort-claimant = Claimant
claims-sort-place = Place
claims-down-learned = newest first
claims-up-learned = oldest first
claims-down-happened = newest first
claims-up-happened = oldest first
claims-down-said = newest first
claims-up-said = oldest first
claims-down-count = largest first
claims-up-count = smallest first
claims-down-claimant = from Z to A
claims-up-claimant = from A to Z
claims-down-place = from Z to A
claims-up-place = from A to Z
claims-size = Rows
claims-density = Rows are
claims-roomy = roomy
claims-compact = compact
claims-looks-do = Show
claims-part = part of a larger count
claims-more-places = { $n ->
    [one] and { $n } more
   *[other] and { $n } more
}
claims-via = via
claims-published = published
claims-none = No claims yet. Documents are read into the ledger by
claims-none-meet = No claim meets these filters.
claims-none-here = No claims on this page.
claims-first-page = First page
claims-pages = Pages
claims-earlier = Page before
claims-later = Next page
claims-take = Take them along
claims-take-note = All claims that meet the filters, in this order:
claims-take-geojson = GeoJSON holds those of them whose place is known.
claims-file-csv = CSV
claims-file-json = JSON lines
claims-file-geojson = GeoJSON
claims-file-parquet = Parquet
claims-command-note = The same on a command line:
claims-copy = Copy
claims-copied = Copied
claims-back = Back to the claims
claims-values-title = All values
claims-values-search = Look for a name
claims-values-count = { $n ->
    [one] { $n } value.
   *[other] { $n } values.
}
claims-values-shown = { $n ->
    [one] The most frequent one is listed.
   *[other] The { $n } most frequent ones are listed.
}
claims-values-note = Numbers are of claims that meet the other filters.
