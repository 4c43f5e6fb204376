package load

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kg/internal/load/loadtest"
	"kg/internal/model"
)

// fill sets everything reachable from v to a value of its own, so that a field that the compiled form
// forgets shows as a difference.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("text %d é", *n))
	case reflect.Int:
		v.SetInt(int64(*n))
	case reflect.Float64:
		v.SetFloat(float64(*n) / 7)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			fill(v.Index(i), n)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	default:
		panic("the compiled form does not know " + v.Type().String())
	}
}

func TestCompiledKeepsEveryField(t *testing.T) {
	var d model.Dataset
	n := 0
	fill(reflect.ValueOf(&d).Elem(), &n)
	d.Date = "" // what is loaded is the whole dataset: AsOf alone sets it
	var b bytes.Buffer
	if err := Encode(&b, &d, nil, "f"); err != nil {
		t.Fatal(err)
	}
	back, fingerprint, err := Decode(b.Bytes())
	if err != nil || fingerprint != "f" {
		t.Fatal(fingerprint, err)
	}
	if diff := cmp.Diff(&d, back); diff != "" {
		t.Error(diff)
	}
}

func TestCompiledRoundTrip(t *testing.T) {
	for _, fsys := range []string{"base", "generated"} {
		files := base(t)
		if fsys == "generated" {
			files = loadtest.Folder(loadtest.Issue())
		}
		l, diags := Open(files)
		if len(diags) > 0 {
			t.Fatal(diags)
		}
		var a, b bytes.Buffer
		if err := Encode(&a, l.Dataset, l.Questions, l.Fingerprint); err != nil {
			t.Fatal(err)
		}
		back, fingerprint, err := Decode(a.Bytes())
		if err != nil || fingerprint != l.Fingerprint {
			t.Fatal(fingerprint, err)
		}
		if diff := cmp.Diff(l.Dataset, back); diff != "" {
			t.Errorf("%s: %s", fsys, diff)
		}
		questions, err := DecodeQuestions(a.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(l.Questions, questions); diff != "" {
			t.Errorf("%s: %s", fsys, diff)
		}
		if err := Encode(&b, back, questions, fingerprint); err != nil || !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Errorf("%s: encoding again changes bytes (%v)", fsys, err)
		}
	}
}

// The questions are read without the sum: whatever the bytes are, there is an error and no panic.
func TestDamagedQuestions(t *testing.T) {
	l, diags := Open(base(t))
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	var b bytes.Buffer
	if err := Encode(&b, l.Dataset, l.Questions, l.Fingerprint); err != nil {
		t.Fatal(err)
	}
	good := b.Bytes()
	for i := range good[:min(len(good), 3000)] {
		bad := bytes.Clone(good)
		bad[i] ^= 0x20
		_, _ = DecodeQuestions(bad) // another letter in a text is no damage that shows
		if _, err := DecodeQuestions(good[:i]); err == nil && i < 100 {
			t.Fatalf("cut after %d bytes: no error", i)
		}
	}
}

func TestDamaged(t *testing.T) {
	_, good := compiled(t, loadtest.Size{Entities: 20, Claims: 30})
	for i := range good {
		bad := bytes.Clone(good)
		bad[i] ^= 0x20
		if _, _, err := Decode(bad); !errors.Is(err, errDamaged) {
			t.Fatalf("byte %d changed: %v", i, err)
		}
		if _, _, err := Decode(good[:i]); !errors.Is(err, errDamaged) {
			t.Fatalf("cut after %d bytes: %v", i, err)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestEncodeReportsTheWriter(t *testing.T) {
	if err := Encode(full{}, &model.Dataset{}, nil, ""); err == nil {
		t.Error("no error from a full disk")
	}
}
