# Claimants, and one of them.
claimants-title = Claimants
claimants-lead = Everyone on whose word a claim stands, those with most claims first.
claimants-note = How much somebody claims says nothing about how much of it is so. Where reports name one claimant in several ways that only a reader could tell to be one, each stands for itself.
claimants-filter = Filter claimants
claimants-name = Name
claimants-side = Side
claimants-any-side = any
claimants-no-side = of no side
claimants-apply = Filter
claimants-clear = Clear
claimants-claimant = Claimant
claimants-claims = Claims
claimants-first-day = First day told of
claimants-last-day = Last day told of
claimants-not-said = not said
claimants-count = { $n ->
    [one] { $n } claimant.
   *[other] { $n } claimants.
}
claimants-own-word = { $n ->
    [one] { $n } further claim stands on a document’s own word.
   *[other] { $n } further claims stand on a document’s own word.
}
claimants-none = No claim stands on anyone’s word yet.
claimants-none-met = No claimant meets these filters.
claimants-pages = Pages
claimants-page = Page { $n }
claimant-sort = Claimant
claimant-also-called = Also called
claimant-caveat = This page measures statements, not truth. To be contradicted is not to be wrong, to be borne out is not to be right: it tells what others said of the same happenings, as far as the ledger has read them.
claimant-sum-claims = { $n ->
    [one] claim
   *[other] claims
}
claimant-sum-contradicted = contradicted by others
claimant-sum-borne-out = borne out by others
claimant-sum-doubted = that the report could not verify
claimant-sum-alone = told by one side only
claimant-sum-revised = part of a revision
claimant-looked-at = { $n ->
    [one] Findings were looked for on the last claim alone.
   *[other] Findings were looked for on the last { $n } claims. Of these:
}
claimant-found-on = { $n ->
    [one] Of the last claim alone
   *[other] Of the last { $n } claims
}
claimant-all-claims = All its claims
claimant-by-kind = What it claims
claimant-kind = Kind
claimant-kinds = Of which
claimant-claims = Claims
claimant-contradicted = Contradicted
claimant-borne-out = Borne out
claimant-doubted = Unverified
claimant-alone = One side only
claimant-revised = Revised
claimant-meaning = What these words mean
claimant-means-contradicted = another claimant, or a report in its own voice, gives a count or an account that can’t be so at the same time
claimant-means-borne-out = another claimant, or a report in its own voice, says the same or confirms it
claimant-means-doubted = the report that carries it says that it could not be verified
claimant-means-alone = nobody of another side tells of the same happening
claimant-means-revised = it is a step of a figure that was given anew
claimant-by-month = Month by month
claimant-month = Month
claimant-no-month = no day told
claimant-months-chart = Claims by the month that they tell of, for each kind
claimant-verdicts-chart = Claims borne out and contradicted, by month
claimant-numbers-by-month = The numbers, by month
claimant-revisions = How it revised its figures
claimant-revised-figures = { $n ->
    [one] { $n } figure was given anew.
   *[other] { $n } figures were given anew.
}
claimant-revised-up = { $n ->
    [one] { $n } ended higher
   *[other] { $n } ended higher
}
claimant-revised-down = { $n ->
    [one] { $n } ended lower
   *[other] { $n } ended lower
}
claimant-revised-level = { $n ->
    [one] { $n } ended where it began.
   *[other] { $n } ended where they began.
}
claimant-typically = typically by { NUMBER($share, style: "percent", maximumFractionDigits: 0) }
claimant-share = { NUMBER($share, style: "percent", maximumFractionDigits: 0) }
claimant-of = Of
claimant-from = First
claimant-to = In the end
claimant-change = Change
claimant-rose = up by { $n }
claimant-fell = down by { $n }
claimant-level = none
claimant-finding = Finding
claimant-see-finding = see it
claimant-more-revisions = The last { $n } are listed.
claimant-revisions-left-out = { $n ->
    [one] { $n } earlier revision is not told of here.
   *[other] { $n } earlier revisions are not told of here.
}
claimant-no-revisions = No figure of its own was given anew, as far as the ledger knows.
claimant-other-revisions = { $n ->
    [one] Its claims are also part of { $n } revision in which others gave the new figure, or an account was taken back.
   *[other] Its claims are also part of { $n } revisions in which others gave the new figure, or an account was taken back.
}
claimant-ways = How its words reached the reports
claimant-ways-note = { $n ->
    [one] Of its last claim.
   *[other] Of its last { $n } claims.
}
claimant-channels = Channels
claimant-outlets = Publishers
claimant-speakers = Passed on by
claimant-no-ways = No channel, publisher or go-between is told.
claimant-latest = Latest claims
