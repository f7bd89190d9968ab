import { describe, expect, it } from "vitest";
import { blocksOf, coverageFaults, read } from "../support.ts";

const MAN = String.raw`.\" Written by hand
.de Sp
.ne 5
..
.if !\nF .nr F 0
.TH RAMP 1 "13 July 2018" "Harbour 1.0" "Harbour Manual"
.SH NAME
ramp \- lower the \fIramp\fR
.SH "HOW TO USE IT"
.B ramp
[\fB\-v\fR]
.I file
.PP
The keeper\(aqs
.BR crane (1)
lifts it \(em slowly\&.
.TP
.B \-v
Be
.IR loud .
.IP \(bu 2
Or quiet.
.PP
.nf
ramp \-v quay
  now
.fi
.TS
tab(	);
l l.
Year	Ships
_
1867	T{
twelve
of them
T}
.TE`;

const MDOC = String.raw`.Dd July 13, 2018
.Dt RAMP 1
.Os
.Sh NAME
.Nm ramp
.Nd lower the ramp
.Sh SYNOPSIS
.Nm
.Op Fl v
.Ar file ...
.Sh DESCRIPTION
The
.Nm
utility lowers it, see
.Xr crane 1 .
.Bl -tag -width Ds
.It Fl v
Be loud.
.El`;

describe("a manual page", () => {
  it.each(["ramp.1", "ramp.man", "ramp"])("of man is its text, without commands: %s", async (name) => {
    const document = await read(MAN, name);
    expect(document.metadata).toMatchObject({ title: "RAMP(1)", date: "2018-07-13" });
    expect(document.text).toBe(
      [
        "NAME",
        "ramp - lower the ramp",
        "HOW TO USE IT",
        "ramp [-v] file",
        "The keeper's crane(1) lifts it — slowly.",
        "- -v: Be loud.\n- Or quiet.",
        "ramp -v quay\n  now",
        "Year | Ships\n1867 | twelve of them",
      ].join("\n\n"),
    );
    expect(blocksOf(document, "heading")).toEqual(["NAME", "HOW TO USE IT"]);
    expect(blocksOf(document, "code")).toEqual(["ramp -v quay\n  now"]);
    expect(coverageFaults(document)).toEqual([]);
  });

  it("of mdoc is, too", async () => {
    const document = await read(MDOC, "ramp.1");
    expect(document.metadata).toMatchObject({ title: "RAMP(1)", date: "2018-07-13" });
    expect(document.text).toBe(
      [
        "NAME",
        "ramp – lower the ramp",
        "SYNOPSIS",
        "ramp [-v] file ...",
        "DESCRIPTION",
        "The ramp utility lowers it, see crane(1).",
        "- -v: Be loud.",
      ].join("\n\n"),
    );
  });

  it("is told by its beginning, and nothing else is one", async () => {
    const text =
      ".1 of the cargo was lost.\n\nThe office said that the .TH mark is a command of troff, and no more.";
    expect((await read(text, "notes.1")).text).toBe(text);
  });
});
