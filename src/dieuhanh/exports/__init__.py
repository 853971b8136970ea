"""Plain data or finished HTML in, files out: csv, xlsx, docx, pdf, charts, QR codes. No database, no request."""
