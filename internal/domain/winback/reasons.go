package winback

import "rebond/internal/domain/because"

const (
	offlineFor           because.Text = "winback.offline_for"
	stillLive            because.Text = "winback.live"
	evidenceMissing      because.Text = "winback.evidence_missing"
	piecesMissing        because.Text = "winback.pieces_missing"
	whyReactivation      because.Text = "winback.reactivation"
	whySamePage          because.Text = "winback.s1"
	whyNewPlatform       because.Text = "winback.s2"
	whyNewPage           because.Text = "winback.new_page"
	whyShareSale         because.Text = "winback.s3"
	whyHandover          because.Text = "winback.s4"
	whyNeedsManager      because.Text = "winback.needs_manager"
	differsSoonPlatform  because.Text = "winback.differs.too_soon_for_new_platform"
	differsSoonPage      because.Text = "winback.differs.too_soon_for_new_page"
	differsOffline       because.Text = "winback.differs.offline"
	differsLiveOwner     because.Text = "winback.differs.live_on_another_platform"
	differsNeverWentAway because.Text = "winback.differs.live_on_the_same_platform"
)

// scenarioReasons says which rule each scenario stands on, and in which text.
var scenarioReasons = map[Scenario]struct {
	rule string
	text because.Text
}{
	Reactivation: {"WB-3", whyReactivation},
	SamePage:     {"WB-4", whySamePage},
	NewPlatform:  {"WB-5", whyNewPlatform},
	NewPage:      {"WB-9", whyNewPage},
	ShareSale:    {"WB-6", whyShareSale},
	Handover:     {"WB-7", whyHandover},
	NeedsManager: {"WB-10", whyNeedsManager},
}

// nearest names the scenario that a case outside the procedures comes closest
// to, and what sets it apart (WB-10).
func (f Facts) nearest(reactivationDays int) (Scenario, *because.Reason) {
	switch {
	case !f.SameOwner:
		return differing(Handover, differsOffline, "offline_since", f.OfflineSince)
	case f.live() && f.samePlatform():
		return differing(Reactivation, differsNeverWentAway)
	case f.live():
		return differing(Migration, differsLiveOwner, "from_platform", f.FromPlatform, "to_platform", f.ToPlatform)
	case f.samePlatform():
		return differing(NewPage, differsSoonPage, "days", f.offlineDays(), "reactivation_days", reactivationDays)
	default:
		return differing(NewPlatform, differsSoonPlatform, "days", f.offlineDays(), "reactivation_days", reactivationDays)
	}
}

func differing(nearest Scenario, text because.Text, pairs ...any) (Scenario, *because.Reason) {
	differs := because.One("WB-10", text, pairs...)
	return nearest, &differs
}

func (f Facts) reasons(r Return, reactivationDays int) because.Reasons {
	var reasons because.Reasons
	if r.Scenario != ShareSale { // however long offline (WB-6)
		reasons = because.Reasons{f.offline(reactivationDays)}
	}
	why := scenarioReasons[r.Scenario]
	reasons = reasons.And(why.rule, why.text, "same_owner", f.SameOwner, "written_agreement", f.WrittenAgreement,
		"from_platform", f.FromPlatform, "to_platform", f.ToPlatform, "wants_new_page", f.WantsNewPage)
	if r.Differs != nil {
		reasons = append(reasons, *r.Differs)
	}
	for _, needed := range f.needed(r) {
		reasons = reasons.And(needed.rule, piecesMissing, "missing", needed.piece)
	}
	if lacking := f.lackingEvidence(r.Scenario); len(lacking) > 0 {
		reasons = reasons.And("WB-8", evidenceMissing, "evidence", lacking)
	}
	return reasons
}

// offline says how long the page has been away: the first thing that WB-3 and
// WB-4 look at.
func (f Facts) offline(reactivationDays int) because.Reason {
	if f.live() {
		return because.One("WB-3", stillLive)
	}
	return because.One("WB-3", offlineFor,
		"offline_since", f.OfflineSince, "asked_on", f.AskedOn, "days", f.offlineDays(), "reactivation_days", reactivationDays)
}
