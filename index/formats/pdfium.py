"""Whose turn it is to call PDFium, which several threads must not do at once."""

import threading

#: Held around every use of a document, from opening to closing it. Without it a process crashed, or
#: read the pages of another document, when 16 threads read small PDFs (pypdfium2's README has it).
PDFIUM_TURN = threading.Lock()
