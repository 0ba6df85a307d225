"""The look of the audit report: one stylesheet for screen and paper, without anything fetched."""

CSS = """
:root { color-scheme: light; }
body { font: 1rem/1.5 system-ui, "Segoe UI", Arial, sans-serif; color: #1a1a1a; background: #fff;
  max-width: 72rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.3rem; margin: 2.25rem 0 .5rem; border-top: 2px solid #1d4f6e; padding-top: .75rem; }
p, ul { max-width: 46rem; }
table { border-collapse: collapse; width: 100%; margin: .75rem 0 1rem; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { border: 1px solid #8a8a8a; padding: .4rem .55rem; text-align: left; vertical-align: top; }
thead th { background: #e8eef2; }
tbody th { font-weight: 600; }
td.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.findings { table-layout: fixed; }
.findings .what { width: 24%; } .findings .page { width: 7%; } .findings .amount { width: 12%; }
table.summary { width: auto; min-width: 60%; }
.wide { overflow-x: auto; }
.small { font-size: .875em; color: #444; display: block; font-weight: 400; overflow-wrap: anywhere; }
.findings td.number { white-space: normal; }
@media (max-width: 45rem) { .findings { min-width: 46rem; } body { padding: .75rem; } }
@media print {
  @page { size: A4; margin: 15mm; }
  body { font-size: 9pt; line-height: 1.35; padding: 0; max-width: none; }
  h1 { font-size: 17pt; } h2 { font-size: 12.5pt; margin-top: 1.25rem; } th, td { padding: .2rem .4rem; }
  section { break-inside: avoid; } h2, caption { break-inside: avoid; break-after: avoid; }
  tr { break-inside: avoid; } tbody tr:first-child { break-before: avoid; } thead { display: table-header-group; }
  .wide { overflow: visible; } .findings { min-width: 0; }
}
"""
