# All about one claim.
claim-sort = Claim
claim-says = on the word of { $claimant }
claim-says-itself = on the document’s own word
claim-in-its-text = In its text
claim-also-rests-on = It also rests on words elsewhere in the text:
claim-fields = What it says
claim-bounds = Bounds
claim-bounds-exact = { $number }, no more and no less
claim-bounds-both = { $low } to { $high }
claim-bounds-low = { $low } or more; no upper bound is said
claim-bounds-high = { $high } or fewer; no lower bound is said
claim-bounds-about = an estimate
claim-stance = How it is put
claim-verification = Of its truth
claim-precision = Precision
claim-all-of-claimant = All claims on the word of { $claimant }
claim-over-time = This figure over time, on the same word
claim-said = Said
claim-not-dated = no day told
claim-this-one = this claim
claim-breakdown = Whole and parts
claim-its-parts = Its parts:
claim-incidents = { $n ->
    [one] Incident
   *[other] Incidents
}
claim-no-incident = It belongs to no incident.
claim-findings = Findings
claim-copies = Copies
claim-copies-note = These texts repeat the one that it is in. A copy is no second witness.
claim-reader-unknown = not told
claim-cite = To cite it
claim-evidence = { $n ->
    [one] The { $n } stretch of words that it rests on
   *[other] The { $n } stretches of words that it rests on
}
claim-characters = characters { $start } to { $end }
