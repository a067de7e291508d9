"""Annual reports with known values, as PDF from many programs and in many styles.

usage: pdf_corpus.py FORMS OUT [SEEDS] [STYLE...]

FORMS is the folder with annual-report-2021.json and annual-report-2019.json. Writes OUT/<style>-<seed>.pdf and .json
beside it with the values by cell id. Needs what a style needs: Chromium, LibreOffice, WeasyPrint, reportlab, fpdf2,
typst, PyMuPDF, pikepdf; a style whose program is missing is passed over. The same seed gives the same values.
"""
import html
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

COLUMNS = ["natural", "legal.business", "legal.research", "legal.welfare", "legal.law_service", "legal.other", "total"]
BODIES = ["云溪县水务局", "青禾市统计局", "临江县人民政府", "白石镇人民政府", "望海市交通运输局", "松岭区教育局"]


class Report:
    """A form filled by dice."""

    def __init__(self, forms, seed):
        self.seed = seed
        dice = self.dice = random.Random(seed)
        self.edition = "2019" if seed % 3 == 2 else "2021"
        self.year = dice.choice([2019, 2020] if self.edition == "2019" else [2021, 2022, 2023, 2024, 2025])
        self.body = dice.choice(BODIES)
        form = json.loads(Path(forms, f"annual-report-{self.edition}.json").read_text())
        self.tables = {table["id"]: table for table in form["tables"]}
        self.cells = {}
        kind = seed % 4  # small, usual, large, blank in places
        for table in self.tables.values():
            for cell in table["cells"]:
                self.cells[cell["id"]] = self.value(cell, kind)
        self.sums()
        if kind == 3 and self.edition == "2019":
            for key in list(self.cells):
                if self.cells[key] == "0" and dice.random() < 0.4:
                    self.cells[key] = ""

    def value(self, cell, kind):
        dice = self.dice
        if cell["type"] == "amount":
            return dice.choice(["0", "0.00", f"{dice.randrange(1, 9999999) / 100:.2f}", f"{dice.random() * 5000:.6f}"])
        if cell["type"] == "signed":
            return str(dice.choice([0, 0, dice.randrange(1, 90), -dice.randrange(1, 90)]))
        top = [3, 40, 90000, 60][kind]
        if cell["table"] == "t2":
            return str(dice.choice([0, dice.randrange(top * 3), dice.randrange(top * 20)]))
        if dice.random() < [0.85, 0.6, 0.3, 0.6][kind]:
            return "0"
        return str(dice.randrange(1, top + 1))

    def sums(self):
        cells = self.cells
        number = lambda key: int(cells[key])
        rows = [row["id"] for row in self.tables["t3"]["rows"]]
        results = [row for row in rows if row not in ("new_received", "carried_in", "results_total", "carried_out")]
        for column in COLUMNS[:-1]:
            total = sum(number(f"t3/{row}/{column}") for row in results)
            cells[f"t3/results_total/{column}"] = str(total)
            out = self.dice.choice([0, 0, 1, 5])
            cells[f"t3/carried_out/{column}"] = str(out)
            carried = min(number(f"t3/carried_in/{column}"), total + out)
            cells[f"t3/carried_in/{column}"] = str(carried)
            cells[f"t3/new_received/{column}"] = str(total + out - carried)
        for row in rows:
            cells[f"t3/{row}/total"] = str(sum(number(f"t3/{row}/{column}") for column in COLUMNS[:-1]))
        for group in ("review", "suit_direct", "suit_after_review"):
            parts = ("upheld", "corrected", "other_result", "pending")
            cells[f"t4/{group}/total"] = str(sum(number(f"t4/{group}/{part}") for part in parts))

    def title(self):
        return f"{self.body}{self.year}年政府信息公开工作年度报告"

    def story(self):
        """Paragraphs and tables in order: (kind, words or grid)."""
        year = self.year
        one = (
            f"{year}年，{self.body}认真贯彻落实《中华人民共和国政府信息公开条例》，坚持以公开为常态、不公开为例外，"
            "围绕中心工作和群众关切，持续深化重点领域信息公开，不断提高政务公开的质量和实效，切实保障人民群众的知情权、参与权和监督权。"
        )
        yield "h", "一、总体情况"
        yield "p", one
        yield "p", "（一）主动公开情况。" + "按照“谁公开、谁审核、谁负责”的原则，及时更新门户网站栏目内容，做到应公开尽公开。" * 3
        yield "p", "（二）监督保障情况。" + "组织业务培训，明确专人负责，定期开展自查，对发现的问题立行立改。" * 3
        yield "h", "二、主动公开政府信息情况"
        yield "t", self.grid("t2")
        yield "h", "三、收到和处理政府信息公开申请情况"
        yield "t", self.grid("t3")
        yield "h", "四、政府信息公开行政复议、行政诉讼情况"
        yield "t", self.grid("t4")
        yield "h", "五、存在的主要问题及改进情况"
        yield "p", "一是公开的深度还不够，政策解读的形式较为单一；二是业务人员变动较大，业务水平有待提高。下一步将加强培训，丰富解读形式，提高公开质量。"
        yield "h", "六、其他需要报告的事项"
        yield "p", f"{year}年度未收取信息处理费。"
        yield "r", self.body
        yield "r", f"{year + 1}年1月20日"

    def grid(self, table):
        return [
            [
                (entry["text"] if "text" in entry else self.cells[entry["cell"]], entry["colspan"], entry["rowspan"], "cell" in entry)
                for entry in line
            ]
            for line in self.tables[table]["grid"]
        ]


BASE = """@page { size: A4; margin: 25mm 22mm } body { font-family: 'Noto Serif CJK SC', 'AR PL UKai CN'; font-size: 12pt; line-height: 1.7 }
p { text-indent: 2em; margin: 0 } h1 { font-size: 18pt; text-align: center } h2 { font-size: 13pt; text-indent: 2em; margin: 6px 0 }
table { width: 100%; font-size: 9pt; line-height: 1.3; margin: 8px 0 } td { text-align: center; padding: 3px } .r { text-align: right }
"""
STYLES = {
    "solid": "table { border-collapse: collapse } td { border: 1px solid #000 }",
    "hair": "table { border-collapse: collapse } td { border: 0.5px solid #999 }",
    "dotted": "table { border-collapse: collapse } td { border: 1px dotted #000 }",
    "dashed": "table { border-collapse: collapse } td { border: 1px dashed #444 }",
    "double": "table { border-collapse: collapse } td { border: 3px double #000 }",
    "thick": "table { border-collapse: collapse } td { border: 4px solid #246 }",
    "separate": "table { border-spacing: 2px; border: 1px solid #000 } td { border: 1px solid #000 }",
    "far": "table { border-spacing: 6px } td { border: 1px solid #888 }",
    "inset": "table { border: 2px outset gray } td { border: 2px inset gray }",
    "gaps": "table { border-spacing: 1px; background: #000 } td { background: #fff }",
    "none": "table { border-collapse: collapse }",
    "nonewide": "table { border-collapse: collapse } td { padding: 8px 12px } table { font-size: 8pt }",
    "noneleft": "table { border-collapse: collapse } td { text-align: left; padding: 4px 10px; vertical-align: top }",
    "noneright": "table { border-collapse: collapse } td.n { text-align: right; padding: 4px 8px } td { text-align: left }",
    "nonebottom": "table { border-collapse: collapse } td { vertical-align: bottom; padding: 5px }",
    "three": "table { border-collapse: collapse; border-top: 2px solid #000; border-bottom: 2px solid #000 } tr.head:not(:has(+ tr.head)) td { border-bottom: 1px solid #000 }",
    "rows": "table { border-collapse: collapse } td { border-bottom: 1px solid #ccc }",
    "rowdots": "table { border-collapse: collapse } td { border-bottom: 1px dotted #888 }",
    "columns": "table { border-collapse: collapse } td { border-left: 1px solid #000; border-right: 1px solid #000 }",
    "zebra": "table { border-collapse: collapse } tr:nth-child(even) td { background: #e8eef8 } td { padding: 5px }",
    "tiles": "table { border-spacing: 3px } td { background: #e4ecf4 }",
    "tinted": "table { border-collapse: collapse } td { border: 1px solid #777 } td.n { background: #f6f6f6 } td { background: #dde }",
    "gradient": "table { border-collapse: collapse } td { background: linear-gradient(#000,#000) left/1px 100% no-repeat, linear-gradient(#000,#000) top/100% 1px no-repeat, linear-gradient(#000,#000) right/1px 100% no-repeat, linear-gradient(#000,#000) bottom/100% 1px no-repeat }",
    "shadow": "table { border-collapse: separate; border-spacing: 0 } td { box-shadow: inset 0 0 0 1px #333 }",
    "outline": "table { border-collapse: collapse } td { outline: 1px solid #333 }",
    "round": "table { border-spacing: 2px } td { border: 1px solid #333; border-radius: 4px }",
    "spaced": "table { border-collapse: collapse } td { border: 1px solid #000 } td.n { letter-spacing: 3px }",
    "nonespaced": "table { border-collapse: collapse } td.n { letter-spacing: 2px }",
    "bold": "table { border-collapse: collapse } td { border: 1px solid #000 } td.n { font-weight: bold; text-shadow: 0.4px 0 0 #000 }",
    "landscape": "@page { size: A4 landscape; margin: 15mm } table { border-collapse: collapse } td { border: 1px solid #000 }",
    "landnone": "@page { size: A4 landscape; margin: 15mm } table { border-collapse: collapse }",
    "small": "table { border-collapse: collapse; font-size: 5.5pt } td { border: 0.5px solid #000; padding: 1px }",
    "smallnone": "table { border-collapse: collapse; font-size: 6pt } td { padding: 2px }",
    "big": "table { border-collapse: collapse; font-size: 12pt; line-height: 1.6 } td { border: 1px solid #000; padding: 1px }",
    "repeat": "table { border-collapse: collapse } td { border: 1px solid #000; padding: 9px 2px }",
    "repeatnone": "table { border-collapse: collapse } td { padding: 9px 2px }",
    "breaks": "table { border-collapse: collapse; page-break-inside: auto } tr { break-inside: auto } td { border: 1px solid #000; padding: 8px 2px }",
    "narrow": "body { width: 420px } table { border-collapse: collapse; font-size: 9pt } td { border: 1px solid #000; padding: 1px; word-break: break-all }",
    "sides": "table { border-collapse: collapse } td { border: 1px solid #000 } tr td:first-child { border-left: none } tr td:last-child { border-right: none }",
    "footer": "table { border-collapse: collapse } td { border: 1px solid #000 } .foot { position: fixed; bottom: 0; left: 0; font-size: 9pt } .top { position: fixed; top: 0; right: 0; font-size: 9pt }",
    "footnone": "table { border-collapse: collapse } .foot { position: fixed; bottom: 0; left: 0; font-size: 9pt } .top { position: fixed; top: 0; right: 0; font-size: 9pt }",
    "zoom": "body { zoom: 0.7 } table { border-collapse: collapse } td { border: 1px solid #000 }",
    "transform": "body { transform: scale(0.92); transform-origin: top left } table { border-collapse: collapse } td { border: 1px solid #000 }",
    "watermark": "table { border-collapse: collapse } td { border: 1px solid #000 } .mark { position: fixed; top: 45%; left: 10%; font-size: 60pt; color: #eee; transform: rotate(-40deg); }",
    "tnum": "table { border-collapse: collapse } td { border: 1px solid #000 } td.n { font-family: 'DejaVu Sans'; text-align: right }",
}
WEASY = ["solid", "dotted", "dashed", "none", "three", "rows", "gaps", "zebra", "landscape", "small", "separate", "repeat", "columns", "noneright", "tiles", "nonewide"]


def wide(words):
    return "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else "．" if c == "." else c for c in words)


def page(report, style, fullwidth=False):
    """The report as a web page."""
    out = [f"<!doctype html><html lang=zh><head><meta charset=utf-8><title>{report.title()}</title><style>{BASE}{STYLES[style]}</style></head><body>"]
    if "foot" in style:
        out.append(f"<div class=top>{report.body}</div><div class=foot>政府信息公开年度报告</div>")
    if style == "watermark":
        out.append("<div class=mark>云溪县公开专用</div>")
    out.append(f"<h1>{report.title()}</h1>")
    for kind, content in report.story():
        if kind == "t":
            heads = sum(1 for line in content if not any(cell[3] for cell in line)) if len(content) != 14 and len(content) != 18 else 0
            heads = heads if len(content) > 4 else 3
            if len(content) in (14, 18):
                heads = 2
            rows = []
            for at, line in enumerate(content):
                cells = "".join(
                    f"<td{' class=n' if number else ''} colspan={across} rowspan={down}>{html.escape(wide(words) if fullwidth and number else words)}</td>"
                    for words, across, down, number in line
                )
                rows.append(f"<tr class={'head' if at < heads else 'body'}>{cells}</tr>")
            if style.startswith("repeat"):
                rows.insert(0, "<thead>")
                rows.insert(heads + 1, "</thead>")
            out.append("<table>" + "".join(rows) + "</table>")
        else:
            tag = {"h": "h2", "p": "p", "r": "p class=r"}[kind]
            out.append(f"<{tag}>{html.escape(content)}</{tag.split()[0]}>")
    return "".join(out) + "</body></html>"


def chromium(report, style, out, fullwidth=False, flags=()):
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "page.html")
        source.write_text(page(report, style, fullwidth))
        header = [] if "header" in flags else ["--no-pdf-header-footer"]
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile", *header, f"--print-to-pdf={out}", f"file://{source}"],
            check=True, capture_output=True, timeout=90,
        )


def weasyprint(report, style, out):
    import weasyprint as weasy

    weasy.HTML(string=page(report, style)).write_pdf(out)


def docx(report, path, borders, orientation="portrait", size=9):
    """A DOCX for LibreOffice; borders: grid, none, three, dotted."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    document = Document()
    document.styles["Normal"].font.name = "Noto Serif CJK SC"
    document.styles["Normal"].element.rPr.rFonts.set(qn("w:eastAsia"), "Noto Serif CJK SC")
    section = document.sections[0]
    if orientation == "landscape":
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    section.footer.paragraphs[0].text = "— 1 —"
    document.add_paragraph(report.title()).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, content in report.story():
        if kind != "t":
            paragraph = document.add_paragraph(content)
            if kind == "r":
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            else:
                paragraph.paragraph_format.first_line_indent = Pt(22)
            continue
        columns = sum(cell[1] for cell in content[0])
        table = document.add_table(len(content), columns)
        if borders in ("grid", "dotted", "repeat"):
            table.style = "Table Grid"
        if borders in ("dotted", "three", "rows"):
            element = OxmlElement("w:tblBorders")
            sides = {"dotted": ["top", "left", "bottom", "right", "insideH", "insideV"], "three": ["top", "bottom"], "rows": ["top", "bottom", "insideH"]}[borders]
            for side in sides:
                line = OxmlElement(f"w:{side}")
                line.set(qn("w:val"), "dotted" if borders == "dotted" else "single")
                line.set(qn("w:sz"), "4")
                element.append(line)
            table._tbl.tblPr.append(element)
        taken = set()
        for row, line in enumerate(content):
            column = 0
            for words, across, down, _ in line:
                while (row, column) in taken:
                    column += 1
                cell = table.cell(row, column)
                if across > 1 or down > 1:
                    cell = cell.merge(table.cell(row + down - 1, column + across - 1))
                taken.update((row + y, column + x) for y in range(down) for x in range(across))
                cell.text = words
                paragraph = cell.paragraphs[0]
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                for run in paragraph.runs:
                    run.font.size = Pt(size)
                column += across
        if borders == "repeat":
            for row in table.rows[:3]:
                mark = OxmlElement("w:tblHeader")
                row._tr.get_or_add_trPr().append(mark)
    document.save(path)


def xlsx(report, path, borders):
    """A workbook for LibreOffice: all on one sheet."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, Side

    book = Workbook()
    sheet = book.active
    sheet.title = "年度报告"
    side = {"grid": Side(style="thin"), "none": None, "dotted": Side(style="dotted"), "rows": Side(style="thin")}[borders]
    at = 1
    sheet.cell(at, 1, report.title())
    sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=15)
    for kind, content in report.story():
        at += 1
        if kind != "t":
            sheet.cell(at, 1, content).alignment = Alignment(wrap_text=True)
            sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=15)
            sheet.row_dimensions[at].height = 15 * (1 + len(content) // 50)
            continue
        columns = sum(cell[1] for cell in content[0])
        widths = [15 // columns + (1 if n < 15 % columns else 0) for n in range(columns)]
        starts = [1 + sum(widths[:n]) for n in range(columns + 1)]
        taken = set()
        for row, line in enumerate(content):
            column = 0
            tallest = 1
            for words, across, down, number in line:
                while (row, column) in taken:
                    column += 1
                taken.update((row + y, column + x) for y in range(down) for x in range(across))
                first, last = starts[column], starts[column + across] - 1
                cell = sheet.cell(at + row, first)
                cell.value = float(words) if number and words and "." in words else int(words) if number and words else words
                if number and "." in words:
                    cell.number_format = "0." + "0" * len(words.split(".")[1])
                cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
                cell.font = Font(size=8)
                if down == 1:
                    tallest = max(tallest, 1 + len(words) * 9 // ((last - first + 1) * 38))
                if last > first or down > 1:
                    sheet.merge_cells(start_row=at + row, start_column=first, end_row=at + row + down - 1, end_column=last)
                if side:
                    level = borders == "rows"
                    for y in range(down):
                        for x in range(first, last + 1):
                            sheet.cell(at + row + y, x).border = Border(None if level else side, None if level else side, side, side)
                column += across
            sheet.row_dimensions[at + row].height = 13 * tallest
        at += len(content) - 1
    for column in range(15):
        sheet.column_dimensions["ABCDEFGHIJKLMNO"[column]].width = 7
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    book.save(path)


def office(sources, folder):
    """Converts all in one run of LibreOffice."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf", "--outdir", folder, *map(str, sources)],
            check=True, capture_output=True, timeout=500,
        )


def reportlab(report, out, style, font="STSong-Light"):
    """reportlab; STSong-Light is not embedded and has UniGB-UCS2-H."""
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

    pdfmetrics.registerFont(UnicodeCIDFont(font))
    size = landscape(A4) if "land" in style else A4
    document = SimpleDocTemplate(str(out), pagesize=size, leftMargin=50, rightMargin=50)
    prose = ParagraphStyle("p", fontName=font, fontSize=11, leading=18, firstLineIndent=22, wordWrap="CJK")
    small = ParagraphStyle("s", fontName=font, fontSize=8, leading=10, wordWrap="CJK", alignment=1)
    parts = [Paragraph(report.title(), ParagraphStyle("t", fontName=font, fontSize=16, leading=24, alignment=1, wordWrap="CJK"))]
    for kind, content in report.story():
        if kind != "t":
            parts.append(Paragraph(content, prose))
            continue
        columns = sum(cell[1] for cell in content[0])
        values = [[""] * columns for _ in content]
        commands = [("FONT", (0, 0), (-1, -1), font, 8), ("ALIGN", (0, 0), (-1, -1), "CENTER"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("LEFTPADDING", (0, 0), (-1, -1), 2), ("RIGHTPADDING", (0, 0), (-1, -1), 2)]
        taken = set()
        for row, line in enumerate(content):
            column = 0
            for words, across, down, number in line:
                while (row, column) in taken:
                    column += 1
                taken.update((row + y, column + x) for y in range(down) for x in range(across))
                values[row][column] = words if number else Paragraph(words, small)
                if across > 1 or down > 1:
                    commands.append(("SPAN", (column, row), (column + across - 1, row + down - 1)))
                column += across
        if "grid" in style:
            commands.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
        if "dash" in style:
            commands.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black, None, (1, 2)))
        if "rows" in style:
            commands.append(("LINEBELOW", (0, 0), (-1, -1), 0.3, colors.grey))
        if "three" in style:
            commands += [("LINEABOVE", (0, 0), (-1, 0), 1, colors.black), ("LINEBELOW", (0, -1), (-1, -1), 1, colors.black)]
        if "back" in style:
            commands.append(("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.whitesmoke, colors.lightgrey]))
        width = (size[0] - 110) / columns
        widths = [width] * columns
        if columns == 10:
            widths = [width * 0.8, width * 0.9, width * 2.5] + [width * 5.8 / 7] * 7
        parts += [Spacer(1, 6), Table(values, widths, style=TableStyle(commands), repeatRows=3 if "repeat" in style and columns > 4 else 0), Spacer(1, 6)]
    document.build(parts)


def fpdf(report, out, style):
    from fpdf import FPDF
    from fpdf.enums import Align

    pdf = FPDF(format="A4")
    pdf.add_font("kai", fname="/usr/share/fonts/truetype/arphic/ukai.ttc")
    pdf.set_font("kai", size=11)
    pdf.add_page()
    pdf.multi_cell(0, 9, report.title(), align="C", new_x="LMARGIN", new_y="NEXT")
    for kind, content in report.story():
        if kind != "t":
            pdf.set_font("kai", size=11)
            pdf.multi_cell(0, 7, content, align="R" if kind == "r" else "L", new_x="LMARGIN", new_y="NEXT", wrapmode="CHAR")
            continue
        pdf.set_font("kai", size=8)
        columns = sum(cell[1] for cell in content[0])
        layout = {"all": "ALL", "none": "NONE", "lines": "HORIZONTAL_LINES", "head": "SINGLE_TOP_LINE", "minimal": "MINIMAL"}[style]
        widths = (1, 1, 3, 1, 1, 1, 1, 1, 1, 1) if columns == 10 else None
        with pdf.table(borders_layout=layout, first_row_as_headings=False, text_align=Align.C, line_height=5, col_widths=widths, wrapmode="CHAR") as table:
            for line in content:
                row = table.row()
                for words, across, down, _ in line:
                    row.cell(words, colspan=across, rowspan=down)
    pdf.output(str(out))


def typst(report, out, style):
    import typst as compiler

    stroke = {"grid": "0.5pt", "none": "none", "rows": "(x: none, y: 0.5pt)", "dots": '(paint: black, thickness: 0.6pt, dash: "dotted")', "cols": "(x: 0.5pt, y: none)"}[style]
    lines = ['#set page(margin: 2cm, numbering: "1")', '#set text(font: "Noto Serif CJK SC", size: 11pt, lang: "zh")', "#set par(first-line-indent: 2em, justify: true)"]
    lines.append(f"#align(center)[#text(16pt)[{report.title()}]]")
    for kind, content in report.story():
        if kind != "t":
            lines.append(f"#align(right)[{content}]" if kind == "r" else f"{content}\n")
            continue
        columns = sum(cell[1] for cell in content[0])
        width = "(0.8fr, 0.9fr, 2.5fr, " + ", ".join(["1fr"] * 7) + ")" if columns == 10 else str(columns) if columns == 15 else "(" + ", ".join(["1fr"] * columns) + ")"
        if columns == 15:
            width = "(" + ", ".join(["1fr"] * 15) + ")"
        cells = ", ".join(f'table.cell(colspan: {across}, rowspan: {down})["#"{words}"]'.replace('["#"', '[#"').replace('"]', '"]') for line in content for words, across, down, _ in line)
        lines.append(f"#text(8pt)[#table(columns: {width}, align: center + horizon, inset: 3pt, stroke: {stroke}, {cells})]\n")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "a.typ")
        source.write_text("\n".join(lines))
        compiler.compile(str(source), output=str(out))


def altered(source, out, how):
    """Another PDF made from one: turned, scaled, stripped."""
    import pikepdf

    with pikepdf.open(source) as pdf:
        for number in range(len(pdf.pages)):
            one = pdf.pages[number]
            box = [float(v) for v in one.mediabox]
            w, h = box[2] - box[0], box[3] - box[1]
            content = b"".join(stream.read_bytes() + b"\n" for stream in ([one.Contents] if isinstance(one.Contents, pikepdf.Stream) else one.Contents))
            if how == "turn90":  # lying content on an upright page that is turned when shown
                one.Contents = pdf.make_stream(b"q 0 1 -1 0 %d 0 cm\n" % round(h) + content + b"\nQ")
                one.mediabox = [0, 0, round(h), w]
                one.Rotate = 90
            elif how == "turn270":
                one.Contents = pdf.make_stream(b"q 0 -1 1 0 0 %d cm\n" % round(w) + content + b"\nQ")
                one.mediabox = [0, 0, h, round(w)]
                one.Rotate = 270
            elif how == "lying":
                one.Contents = pdf.make_stream(b"q 0 1 -1 0 %d 0 cm\n" % round(h) + content + b"\nQ")
                one.mediabox = [0, 0, round(h), w]
            elif how == "scaled":
                one.Contents = pdf.make_stream(b"q 0.31 0 0 0.31 40 60 cm\n" + content + b"\nQ")
                one.mediabox = [0, 0, w * 0.31 + 80, h * 0.31 + 120]
            elif how == "form":
                form = pdf.make_stream(content)
                form.Type, form.Subtype, form.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, box
                form.Resources = one.Resources
                one.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Fm0=form))
                one.Contents = pdf.make_stream(b"q 1.4 0 0 1.4 10 10 cm /Fm0 Do Q")
                one.mediabox = [0, 0, w * 1.4 + 20, h * 1.4 + 20]
            elif how == "twice":
                one.Contents = pdf.make_stream(b"q\n" + content + b"\nQ q 1 0 0 1 0.25 0 cm\n" + content + b"\nQ")
            elif how == "hidden":
                one.Contents = pdf.make_stream(content.replace(b"BT", b"BT 3 Tr"))
        if how == "mute":
            for thing in pdf.objects:
                if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
                    del thing["/ToUnicode"]
        pdf.save(out)


def singly(source, out, pieces=False):
    """Every character set by its own operator, lines in short pieces: as drivers of printers write."""
    import pymupdf

    with pymupdf.open(source) as old, pymupdf.open() as new:
        font = pymupdf.Font("cjk")
        for one in old:
            sheet = new.new_page(width=one.rect.width, height=one.rect.height)
            writer = pymupdf.TextWriter(sheet.rect)
            for block in one.get_text("rawdict")["blocks"]:
                for line in block.get("lines", []):
                    for span in line["spans"]:
                        for char in span["chars"]:
                            if char["c"].strip():
                                writer.append(char["origin"], char["c"], font=font, fontsize=span["size"])
            writer.write_text(sheet)
            for drawing in one.get_drawings():
                area = drawing["rect"]
                if area.width > 3 and area.height > 3 and len(drawing["items"]) == 1 and drawing["items"][0][0] == "re":
                    corners = [(area.tl, area.tr), (area.bl, area.br), (area.tl, area.bl), (area.tr, area.br)] if drawing["type"] == "s" else []
                else:
                    corners = [(area.tl, area.tr)] if area.width > area.height else [(area.tl, area.bl)]
                for start, end in corners:
                    steps = max(1, int(abs(end - start) // 7)) if pieces else 1
                    for at in range(steps):
                        sheet.draw_line(start + (end - start) * (at / steps), start + (end - start) * ((at + 1) / steps), width=0.5)
        new.subset_fonts() if hasattr(new, "subset_fonts") else None
        new.save(out, garbage=3, deflate=True)


def jobs(forms, out, seeds):
    """Name of style, seed, what to do."""
    made = lambda style, seed: Path(out, f"{style}-{seed}.pdf")
    for style in STYLES:
        for seed in seeds:
            yield f"chromium.{style}", seed, lambda r, p, style=style: chromium(r, style, p)
    for style in ("solid", "none"):
        for seed in seeds:
            yield f"chromium.fullwidth.{style}", seed, lambda r, p, style=style: chromium(r, style, p, True)
            yield f"chromium.header.{style}", seed, lambda r, p, style=style: chromium(r, style, p, flags=("header",))
    for style in WEASY:
        for seed in seeds:
            yield f"weasyprint.{style}", seed, lambda r, p, style=style: weasyprint(r, style, p)
    for style in ("grid", "dash", "rows", "three", "none", "back", "grid.repeat", "none.repeat", "grid.land", "rows.land"):
        for seed in seeds:
            yield f"reportlab.{style}", seed, lambda r, p, style=style: reportlab(r, p, style)
    for style in ("all", "none", "lines", "head", "minimal"):
        for seed in seeds:
            yield f"fpdf.{style}", seed, lambda r, p, style=style: fpdf(r, p, style)
    for style in ("grid", "none", "rows", "dots", "cols"):
        for seed in seeds:
            yield f"typst.{style}", seed, lambda r, p, style=style: typst(r, p, style)
    for how in ("turn90", "turn270", "lying", "scaled", "form", "twice", "hidden", "mute"):
        for base in ("weasyprint.solid", "weasyprint.none", "reportlab.grid"):
            for seed in seeds[:2]:
                yield f"{how}.{base}", seed, lambda r, p, base=base, how=how, seed=seed: altered(made(base, seed), p, how)
    for base in ("weasyprint.solid", "weasyprint.none", "chromium.solid"):
        for seed in seeds[:2]:
            yield f"singly.{base}", seed, lambda r, p, base=base, seed=seed: singly(made(base, seed), p)
            yield f"pieces.{base}", seed, lambda r, p, base=base, seed=seed: singly(made(base, seed), p, True)
    for borders, orientation, size in (("grid", "portrait", 9), ("none", "portrait", 9), ("three", "portrait", 8), ("dotted", "portrait", 9), ("rows", "landscape", 9), ("repeat", "portrait", 12), ("none", "landscape", 10)):
        for seed in seeds:
            yield f"docx.{borders}.{orientation}", seed, ("docx", borders, orientation, size)
    for borders in ("grid", "none", "dotted", "rows"):
        for seed in seeds:
            yield f"xlsx.{borders}", seed, ("xlsx", borders)


def main():
    forms, out = sys.argv[1:3]
    os.makedirs(out, exist_ok=True)
    seeds = list(range(int(sys.argv[3]) if len(sys.argv) > 3 else 2))
    wanted = sys.argv[4:]
    later = []
    with tempfile.TemporaryDirectory() as folder:
        for number, (style, seed, work) in enumerate(jobs(forms, out, seeds)):
            path = Path(out, f"{style}-{seed}.pdf")
            if path.exists() or wanted and not any(style.startswith(word) for word in wanted):
                continue
            # Every style has dice of its own; what is altered keeps the values of its source.
            source = style.split(".", 1)[1] if style.split(".")[0] in ("turn90", "turn270", "lying", "scaled", "form", "twice", "hidden", "mute", "singly", "pieces") else style
            report = Report(forms, 7 * seed + sum(source.encode()) % 97)
            Path(out, f"{style}-{seed}.json").write_text(json.dumps({"edition": report.edition, "body": report.body, "year": report.year, "cells": report.cells}, ensure_ascii=False))
            try:
                if isinstance(work, tuple):
                    kind, *rest = work
                    source = Path(folder, f"{style}-{seed}.{kind}")
                    (docx if kind == "docx" else xlsx)(report, source, *rest)
                    later.append(source)
                else:
                    work(report, path)
            except Exception as error:  # a missing program is passed over, and said
                print(f"{style}-{seed}: {type(error).__name__} {str(error)[:200]}", file=sys.stderr)
        if later:
            office(later, out)


if __name__ == "__main__":
    main()
