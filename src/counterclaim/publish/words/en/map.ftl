# The map.
map-title = Map
map-label = Map of incidents. The list beside it says the same in words.
map-lead = Incidents that were reported, by day: nothing here is live, and no place is more exact than the words that tell of it.
map-wait = The map is being drawn.
map-noscript = The map itself needs JavaScript. The list has the same incidents.
map-no-webgl = This browser can't draw the map (it has no WebGL). The list has the same incidents.
map-failed = What should be on the map could not be fetched. Try again in a moment.
map-filters = Filters
map-filter = Filter
map-clear = Clear
map-any = any
map-filter-text = Words in the text
map-filter-place = Place
map-filter-claimant = Claimant
map-filter-side = Side
map-filter-weapon = Weapon
map-filter-kind = What happened
map-filter-verification = Verification
map-filter-finding = Finding
map-filter-since = Since
map-filter-until = Until
map-day-before = Back
map-day-after = Forward
map-play = Play
map-pause = Pause
map-slider = Last day shown
map-other-days = { $n ->
    [one] One incident is on none of these days
   *[other] { $n } incidents are on none of these days
  }: { $earlier } earlier, { $later } later, { $undated } without a day.
map-window = Show
map-window-all = all days
map-window-days = { $n ->
    [one] one day
   *[other] { $n } days
  }
map-zoom-in = Nearer
map-zoom-out = Farther
map-whole = Show everything
map-close = Close
map-places-in-cluster = and places around
map-legend = What the signs mean
map-legend-no-side = told by nobody's side
map-legend-several = told by more than one side
map-legend-cluster = several incidents
map-legend-area = somewhere in this area, or within this circle
map-legend-disputed = disputed border
map-credit = Ground: { $credit }. Borders are drawn as Natural Earth has them; that says nothing of whose the land is.
map-list = Incidents on the map
map-in-view = { $n ->
    [0] No incident in view
    [one] One incident in view
   *[other] { $n } incidents in view
  }
map-all = { $n ->
    [0] No incident
    [one] One incident
   *[other] { $n } incidents
  }
map-nowhere = { $n ->
    [one] One of all { $all } has no place that can be drawn.
   *[other] { $n } of all { $all } have no place that can be drawn.
  }
map-none = No incident lies here on these days.
map-pages = Pages of the list
map-page-of = { $page } of { $pages }
map-newer = Newer
map-older = Older
map-all-incidents = As a list, with the same filters
map-claims = { $n ->
    [one] one claim
   *[other] { $n } claims
  }
map-form-area = somewhere in this area
map-form-circle = somewhere within some { $km } km
map-form-nowhere = not on the map: nobody knows where that lies
map-form-no-place = no place is told
map-no-time = no time is told
map-no-side = No side
map-no-figures = No figures are told.
map-more-figures = { $n ->
    [one] one more figure
   *[other] { $n } more figures
  }
map-open = All that is claimed
map-at-spot = { $n ->
    [one] One incident: { $name }
   *[other] { $n } incidents: { $name }
  }
