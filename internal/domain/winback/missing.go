package winback

import "slices"

// Evidence is one sign of a written agreement between old and new owner (WB-8).
type Evidence string

const (
	JointStatement           Evidence = "joint_statement"
	SaleConfirmation         Evidence = "sale_confirmation"
	DataTransferConfirmation Evidence = "data_transfer_confirmation"
	BankDetailsInstruction   Evidence = "bank_details_instruction"
	ProofOfPurchase          Evidence = "proof_of_purchase"
	ContractDetailsGiven     Evidence = "contract_details_handed_over"
	AccountAccessGiven       Evidence = "account_access_given"
	FinancialAccessGiven     Evidence = "financial_access_given"
)

// AllEvidence lists what a handover needs, in the order it is asked for.
var AllEvidence = []Evidence{
	JointStatement, SaleConfirmation, DataTransferConfirmation, BankDetailsInstruction,
	ProofOfPurchase, ContractDetailsGiven, AccountAccessGiven, FinancialAccessGiven,
}

// Kind names the list of words that evidence stands in.
func (Evidence) Kind() string { return "evidence" }

// Piece is something that is missing before the salon can come back: one of
// those below, or the name of an evidence.
type Piece string

const (
	MissingPastAccount Piece = "usp_past_account"
	MissingExplanation Piece = "usp_explanation"
	MissingContract    Piece = "new_contract"
)

// Kind names the list of words that the piece stands in.
func (p Piece) Kind() string {
	if evidence := Evidence(p); slices.Contains(AllEvidence, evidence) {
		return evidence.Kind()
	}
	return "winback_piece"
}

type need struct {
	rule  string
	piece Piece
}

// needed lists what the deal itself lacks: the past account in the USP (WB-1),
// why a new page is wanted (WB-9), a new contract signed and dated (WB-4 to WB-7).
func (f Facts) needed(r Return) []need {
	var needs []need
	if r.Contract == NewContract && !f.USPRecordsPastAccount {
		needs = append(needs, need{"WB-1", MissingPastAccount})
	}
	if r.Scenario == NewPage && !f.USPExplains {
		needs = append(needs, need{"WB-9", MissingExplanation})
	}
	if r.Contract == NewContract && f.NewContractSignedOn.IsZero() {
		needs = append(needs, need{scenarioReasons[r.Scenario].rule, MissingContract})
	}
	return needs
}

func (f Facts) lackingEvidence(s Scenario) []Evidence {
	if s != Handover {
		return nil
	}
	var lacking []Evidence
	for _, evidence := range AllEvidence {
		if !slices.Contains(f.Evidence, evidence) {
			lacking = append(lacking, evidence)
		}
	}
	return lacking
}

// missing lists all that is missing, the evidence last.
func (f Facts) missing(r Return) []Piece {
	var pieces []Piece
	for _, needed := range f.needed(r) {
		pieces = append(pieces, needed.piece)
	}
	for _, evidence := range f.lackingEvidence(r.Scenario) {
		pieces = append(pieces, Piece(evidence))
	}
	return pieces
}
