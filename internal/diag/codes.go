package diag

import "slices"

// Code is the stable name of a kind of diagnostic: "KG030". Codes are never renamed or reused.
type Code string

// The codes, by what they are about: 00 files and syntax, 01 shape, 02 values, 03 references,
// 04 citations and reasons, 05 expressions, 06 looks, 07 the sources' texts, 08 what is missing,
// 09 spreadsheets, 10 questions.
const (
	Unreadable    Code = "KG001"
	TooLarge      Code = "KG002"
	NotUTF8       Code = "KG003"
	HiddenChar    Code = "KG004"
	Syntax        Code = "KG005"
	NotPlainYAML  Code = "KG006"
	TooDeep       Code = "KG007"
	NoOntology    Code = "KG008"
	NotRead       Code = "KG009"
	UnknownKey    Code = "KG010"
	DuplicateKey  Code = "KG011"
	WrongType     Code = "KG012"
	MissingKey    Code = "KG013"
	MissingLang   Code = "KG014"
	Empty         Code = "KG015"
	BadID         Code = "KG016"
	DuplicateID   Code = "KG017"
	BadValue      Code = "KG018"
	BadDate       Code = "KG020"
	DatesReversed Code = "KG021"
	BadNumber     Code = "KG022"
	LinesReversed Code = "KG023"
	Repeated      Code = "KG024"
	UnknownType   Code = "KG030"
	UnknownRel    Code = "KG031"
	UnknownEffect Code = "KG032"
	UnknownSource Code = "KG033"
	UnknownEntity Code = "KG034"
	TypeCycle     Code = "KG035"
	Misfit        Code = "KG036"
	SelfClaim     Code = "KG037"
	UnknownState  Code = "KG038"
	NoCitation    Code = "KG040"
	BadAnchor     Code = "KG041"
	NoReason      Code = "KG042"
	IdleReason    Code = "KG043"
	TwoSections   Code = "KG044"
	BadExpr       Code = "KG050"
	UnknownName   Code = "KG051"
	TierCycle     Code = "KG052"
	UnusedEffect  Code = "KG053"
	BadColour     Code = "KG060"
	LowContrast   Code = "KG061"
	NoLook        Code = "KG062"
	FaintLine     Code = "KG063"
	NoText        Code = "KG070"
	OtherText     Code = "KG071"
	MovedAnchor   Code = "KG072"
	LostAnchor    Code = "KG073"
	BeyondText    Code = "KG074"
	Copied        Code = "KG075"
	StaleExcuse   Code = "KG076"
	TooManyGaps   Code = "KG080"
	Uncited       Code = "KG081"
	LowCoverage   Code = "KG082"
	NoSheet       Code = "KG090"
	BadTable      Code = "KG091"
	LostRow       Code = "KG092"
	BadPattern    Code = "KG100"
	UnknownSlot   Code = "KG101"
)

// Info is what is known about a code.
type Info struct {
	Code     Code
	Severity Severity
	Title    string // a few words, lower case
	Explain  string // a paragraph for kg explain: why it matters and how to mend it
}

// Codes returns every code in order. The slice is the caller's.
func Codes() []Info {
	return slices.Concat(fileCodes(), dataCodes(), sheetCodes())
}

// Lookup returns what is known about a code.
func Lookup(c Code) (Info, bool) {
	for _, i := range Codes() {
		if i.Code == c {
			return i, true
		}
	}
	return Info{}, false
}

// Severity is the severity of a code; an unknown code is an error.
func (c Code) Severity() Severity {
	switch c {
	case NotRead, TwoSections, UnusedEffect, NoText, OtherText, StaleExcuse, Uncited:
		return Warning
	default:
		return Error
	}
}

func info(c Code, title, explain string) Info {
	return Info{Code: c, Severity: c.Severity(), Title: title, Explain: explain}
}
