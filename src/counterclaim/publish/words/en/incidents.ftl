# The list of incidents.
incidents-filter = Filter incidents
incidents-more-filters = More filters
incidents-filter-do = Filter
incidents-clear = Clear the filters
incidents-any = any
incidents-filter-text = Words in a sentence
incidents-filter-place = Place
incidents-filter-claimant = Claimant
incidents-filter-side = Side
incidents-filter-weapon = Weapon
incidents-filter-document = Document
incidents-filter-kind = What happened
incidents-filter-verification = Verification
incidents-filter-finding = With a finding
incidents-filter-since = Since
incidents-filter-until = Until
incidents-total = { $n ->
    [one] { $n } incident
   *[other] { $n } incidents
}
incidents-filtered = Incidents that meet the filters
incidents-filtered-number = { $n ->
    [one] { $n } incident meets the filters
   *[other] { $n } incidents meet the filters
}
incidents-up-to = Up to { $day }
incidents-order = Order
incidents-order-newest = Newest
incidents-order-claims = Most claims
incidents-order-disputed = Most disputed
incidents-told = { $claims ->
    [one] { $claims } claim
   *[other] { $claims } claims
} · { $outlets ->
    [one] { $outlets } outlet
   *[other] { $outlets } outlets
}
incidents-no-day = Day not known
incidents-none = No incidents yet. Documents are read into the ledger by
incidents-none-meet = No incident meets these filters.
incidents-none-here = No incidents on this page.
incidents-first-page = To the first page
incidents-pages = Pages
incidents-page = Page { $n }
incidents-earlier-page = Page { $n }
incidents-later-page = Page { $n }
incidents-on-map = On the map
