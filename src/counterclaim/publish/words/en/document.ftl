# A document, its claims beside it, its versions compared.
document-sort = Document
document-published = published { $when }
document-updated = updated { $when }
document-by = by { $author }
document-original = The original
document-newer = A newer version of this text took its place.
document-newer-read = Read the newest version
document-newer-compare = Compare the two
document-text = Text
document-claims = Claims
document-no-claims = No claims were read from this text.
document-no-claims-here = No claims begin in this part of the text.
document-no-claims-of-kind = No claims of this kind begin in this part of the text.
document-all-kinds = All
document-filter = Claims by kind
document-legend = How the words are marked
document-legend-left-alone = left alone
document-keys = Point at a claim, or go through them with the arrow keys, to light its words.
document-claim-number = Claim { $number }
document-in-words = in the words
document-part = Part { $number } of { $parts }
document-part-characters = characters { $start } to { $end } of { $all }
document-parts = Parts of the text
document-earlier-part = Earlier part
document-later-part = Later part
document-left = What the reader left alone
document-left-note = The ledger keeps what was claimed, not what the reader was unsure of. The text can be read again to show it; that takes some seconds.
document-left-show = Read the text again
document-left-hide = Hide it
document-left-busy = The reader has another text at the moment. Try again shortly.
document-left-long = This text is too long to be read again while you wait ({ $length } characters; at most { $most }).
document-left-slow = Reading this text again took too long and was given up.
document-left-unread = No reader here knows the language of this text.
document-left-nothing = Nothing: no count, place or date was left aside.
document-left-nothing-here = Nothing in this part of the text.
document-left-read = Read again by { $reader }.
document-left-other-reader = The claims beside the text were read by { $reader }; what it left alone may have been other words.
document-left-counted = a count, but no happening is told that it counts
document-left-place = a place, but the gazetteer does not surely know which
document-left-date = a date, but the text does not say which day is meant
document-versions = Versions
document-versions-note = All versions that the ledger has of this text, oldest first. Nothing is overwritten.
document-version-this = this one
document-version-learned = learned of
document-version-dated = Published or updated
document-version-characters = { $n ->
    [one] { $n } character
   *[other] { $n } characters
}
document-compare = Compare
document-compare-with-this = compare with this one
document-record = In the ledger
document-name = Name
document-found-in = Found in
document-extractor = Text made by
document-reader = Read by
document-unread = kept unread: no reader for its language
document-language = Language
document-digest = Raw bytes
document-length = Length
document-event-learned = Learned of
document-event-read = Read
document-event-changed = Changed
document-event-withdrawn = Withdrawn
document-event-superseded = Superseded by
document-event-judged = Judged
document-event-revoked = Revoked
document-compared = Two versions compared
document-compared-older = Older
document-compared-newer = Newer
document-compared-back = Back to the text
document-compared-claims = What became of the claims
document-compared-same = { $n ->
    [0] No claim is in both as it was.
    [one] { $n } claim is in both as it was.
   *[other] { $n } claims are in both as they were.
}
document-compared-changed = Put otherwise
document-compared-new = Came
document-compared-gone = Went
document-compared-none = No claim came, went or changed.
document-compared-was = was
document-compared-is = is now
document-compared-field-count = count
document-compared-field-kind = kind
document-compared-field-claimant = claimant
document-compared-field-place = place
document-compared-field-time = time
document-compared-field-stance = how it is put
document-compared-field-verification = verification
document-compared-field-weapon = weapon
document-compared-field-target = target
document-compared-words = What became of the words
document-compared-gone-words = went:
document-compared-new-words = came:
document-compared-equal = The words of the two versions are the same.
document-compared-left-out = { $n ->
    [one] { $n } unchanged character
   *[other] { $n } unchanged characters
}
document-compared-more = There are more changes than are shown here.
