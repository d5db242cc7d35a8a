#!/usr/bin/env python3
"""Write the flat ODF text (FODT) that LibreOffice Writer turns into the office documents: office.py SOURCE.txt OUT.fodt"""
import re, sys
from xml.sax.saxutils import escape

meta, body = {}, []
for line in open(sys.argv[1], encoding="utf-8"):
    line = line.rstrip("\n")
    if line.startswith(":"):
        key, value = line[1:].split(" ", 1)
        meta[key] = value
    elif line:
        body.append((line[0], line[2:]))
lang, country = meta["lang"].split("-")
notes = 0

def inline(text):
    global notes
    out = ""
    for part in re.split(r"(\^\[(?:[^\[\]]|\[[^\]]*\])*\])", text):
        if part.startswith("^["):
            notes += 1
            out += (f'<text:note text:id="ftn{notes}" text:note-class="footnote"><text:note-citation>{notes}</text:note-citation>'
                    f'<text:note-body><text:p text:style-name="Footnote">{escape(part[2:-1])}</text:p></text:note-body></text:note>')
        else:
            part = escape(part)
            part = re.sub(r"\*([^*]+)\*", r'<text:span text:style-name="Em">\1</text:span>', part)
            out += part
    return out

styles = {"O": "Office", "R": "Reference", "T": "Title", "S": "Subtitle", "I": "Italic", "P": "Text_20_body", "K": "Kicker",
          "H": "Heading_20_2", "Y": "Byline", "L": "Standfirst", "B": "Annex"}
xml, depth, rows, begun = [], 0, [], False

def to_depth(n):
    """Lists of the numbered clauses are nested: one level per depth."""
    global depth, begun
    while depth > n:
        xml.append("</text:list-item></text:list>"); depth -= 1
    if n and depth == n:
        xml.append("</text:list-item><text:list-item>")
    while depth < n:
        extra = ""
        if depth == 0:
            extra = ' xml:id="clauses"' if not begun else ' text:continue-list="clauses"'
            extra += ' text:style-name="Clauses"'
            begun = True
        xml.append(f"<text:list{extra}><text:list-item>"); depth += 1

def flush():
    global rows
    if rows:
        xml.append('<table:table table:name="Table1" table:style-name="Tab"><table:table-column table:number-columns-repeated="%d"/>' % len(rows[0]))
        for row in rows:
            xml.append("<table:table-row>" + "".join(
                f'<table:table-cell table:style-name="Cell" office:value-type="string"><text:p text:style-name="Cell_20_text">{escape(c)}</text:p></table:table-cell>' for c in row)
                + "</table:table-row>")
        xml.append("</table:table>")
        rows = []

for kind, text in body:
    if kind == "|":
        to_depth(0); rows.append([c.strip() for c in text.split("|")]); continue
    flush()
    if kind == "A":
        to_depth(1); xml.append(f'<text:p text:style-name="Clause_20_heading">{inline(text)}</text:p>')
    elif kind in "23":
        to_depth(int(kind)); xml.append(f'<text:p text:style-name="Clause">{inline(text)}</text:p>')
    else:
        to_depth(0)
        if kind == "H":
            xml.append(f'<text:h text:style-name="Heading_20_2" text:outline-level="2">{inline(text)}</text:h>')
        else:
            xml.append(f'<text:p text:style-name="{styles[kind]}">{inline(text)}</text:p>')
flush(); to_depth(0)

def para(name, parent="Standard", p="", t="", display=None):
    shown = f' style:display-name="{display}"' if display else ""
    return f'<style:style style:name="{name}"{shown} style:family="paragraph" style:parent-style-name="{parent}"><style:paragraph-properties {p}/><style:text-properties {t}/></style:style>'

open(sys.argv[2], "w", encoding="utf-8").write(f'''<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>{escape(meta["title"])}</dc:title><meta:initial-creator>{escape(meta["author"])}</meta:initial-creator><dc:creator>{escape(meta["author"])}</dc:creator><meta:creation-date>{meta["date"]}T09:00:00</meta:creation-date><dc:date>{meta["date"]}T09:00:00</dc:date><dc:language>{meta["lang"]}</dc:language></office:meta>
<office:font-face-decls><style:font-face style:name="Liberation Serif" svg:font-family="'Liberation Serif'"/></office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties fo:hyphenation-ladder-count="no-limit"/><style:text-properties style:font-name="Liberation Serif" fo:font-size="11pt" fo:language="{lang}" fo:country="{country}"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
{para("Text_20_body", p='fo:margin-bottom="0.22cm" fo:line-height="115%"', display="Text body")}
{para("Office", p='fo:text-align="center"', t='fo:font-weight="bold" fo:letter-spacing="0.04cm"')}
{para("Reference", p='fo:text-align="end"', t='fo:font-size="9.5pt"')}
{para("Title", p='fo:text-align="center" fo:margin-top="0.8cm" fo:margin-bottom="0.4cm"', t='fo:font-size="16pt" fo:font-weight="bold"')}
{para("Subtitle", p='fo:text-align="center" fo:margin-bottom="0.3cm"')}
{para("Italic", p='fo:margin-bottom="0.4cm"', t='fo:font-style="italic"')}
{para("Kicker", t='fo:font-size="9.5pt" fo:color="#7a1f1f" fo:font-weight="bold"')}
{para("Byline", p='fo:margin-bottom="0.4cm"', t='fo:font-size="10pt"')}
{para("Standfirst", p='fo:margin-bottom="0.3cm"', t='fo:font-size="12.5pt" fo:font-weight="bold"')}
{para("Annex", p='fo:margin-top="0.6cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"', t='fo:font-weight="bold"')}
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="2"><style:paragraph-properties fo:margin-top="0.4cm" fo:margin-bottom="0.15cm" fo:keep-with-next="always"/><style:text-properties fo:font-weight="bold" fo:font-size="12pt"/></style:style>
{para("Clause_20_heading", p='fo:margin-top="0.4cm" fo:margin-bottom="0.15cm" fo:keep-with-next="always"', t='fo:font-weight="bold"', display="Clause heading")}
{para("Clause", p='fo:margin-bottom="0.18cm" fo:text-align="justify"')}
{para("Cell_20_text", t='fo:font-size="10pt"', display="Cell text")}
{para("Footnote", t='fo:font-size="9pt"')}
<style:style style:name="Em" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<text:list-style style:name="Clauses">
<text:list-level-style-number text:level="1" style:num-prefix="Article " style:num-suffix="." style:num-format="1"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="space"/></style:list-level-properties></text:list-level-style-number>
<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="1.2cm" fo:text-indent="-1.2cm" fo:margin-left="1.2cm"/></style:list-level-properties></text:list-level-style-number>
<text:list-level-style-number text:level="3" style:num-prefix="(" style:num-suffix=")" style:num-format="a"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="2cm" fo:text-indent="-0.8cm" fo:margin-left="2cm"/></style:list-level-properties></text:list-level-style-number>
</text:list-style>
<text:notes-configuration text:note-class="footnote" style:num-format="1" text:start-value="0" text:footnotes-position="page" text:start-numbering-at="document"/>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="pm"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.3cm"/><style:footer-style/></style:page-layout>
<style:style style:name="Tab" style:family="table"><style:table-properties table:border-model="collapsing"/></style:style>
<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm"><style:footer><text:p text:style-name="Subtitle"><text:page-number text:select-page="current"/></text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>{"".join(xml)}</office:text></office:body>
</office:document>''')
