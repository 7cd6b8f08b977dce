"""Reads mail with Python's mailbox and email and prints what it finds as JSON, for against-python.test.ts.

usage: python-email.py < LIST     LIST: one path of a mail (or an .mbox) a line
Prints {path: [{subject, name, address, html, lines}]}. `lines` are the displayed text parts, attached messages below them
with `> ` before their lines; `html` says that some are HTML, of which they hold the words alone. MIME, headers and charsets are Python's; the
rules of what is displayed are told a second time here.
"""
import email, email.header, email.utils, html.parser, json, mailbox, sys

# What labels mean in practice (WHATWG Encoding); `ascii`, `y` and labels that Python does not know are UTF-8.
MEANT = {"iso-8859-1": "cp1252", "latin1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "ks_c_5601-1987": "cp949",
         "euc-kr": "cp949"}


def decode(data, label):
    label = MEANT.get(label.lower(), label)
    if label.lower() not in ("us-ascii", "ascii", "utf-8"):
        try:
            return data.decode(label, "replace")
        except (LookupError, UnicodeError):
            pass
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def header(message, name):
    """The header's characters, encoded words left in."""
    for key, value in message.raw_items():
        if key.strip().lower() == name.lower():
            data = str(value).encode("utf-8", "surrogateescape")
            return decode(data, message.get_content_charset("utf-8") if not is_utf8(data) else "utf-8")
    return ""


def is_utf8(data):
    try:
        return data.decode("utf-8") is not None
    except UnicodeDecodeError:
        return False


def words(value):
    """Encoded words undone, white space and control characters folded."""
    parts = []
    for data, label in email.header.decode_header(value):
        parts.append(data if isinstance(data, str) else decode(data, label or "utf-8") if label else data.decode("raw-unicode-escape"))
    text = "".join(parts)
    return " ".join("".join(" " if c.isspace() or ord(c) < 32 or 127 <= ord(c) < 160 else c for c in text).split())


def is_text(part):
    kind = part.get_content_type()
    return kind.startswith("text/") and kind not in ("text/calendar", "text/x-vcard", "text/vcard", "text/rtf", "text/css",
                                                     "text/csv", "text/xml", "text/rfc822-headers", "text/directory")


def leaves(part):
    if part.get_content_maintype() == "multipart" and part.is_multipart():
        return [leaf for child in part.get_payload() for leaf in leaves(child)]
    return [part]


def displayed(part, is_root=True):
    """(text leaves, attached messages)"""
    if part.get_content_maintype() == "message":
        return ([], part.get_payload() if part.get_content_type() == "message/rfc822" and part.is_multipart() else [])
    if not part.is_multipart():
        shown = is_text(part) and (is_root or part.get_content_disposition() != "attachment")
        return ([part] if shown else [], [])
    children = part.get_payload()
    if part.get_content_type() == "multipart/encrypted":
        return ([], [])
    if part.get_content_type() == "multipart/alternative":
        filled = [child for child in children if any(is_text(leaf) and leaf.get_payload() for leaf in leaves(child))]
        plain = [child for child in filled if all(leaf.get_content_type() == "text/plain" for leaf in leaves(child))]
        children = plain[:1] or filled[-1:]
    texts, messages = [], []
    for child in children:
        more_texts, more_messages = displayed(child, False)
        texts += more_texts
        messages += more_messages
    return (texts, messages)


class Words(html.parser.HTMLParser):
    def __init__(self, source):
        super().__init__()
        self.found, self.hidden = [], 0
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.hidden += tag in ("title", "style", "script")

    def handle_endtag(self, tag):
        self.hidden -= tag in ("title", "style", "script") and self.hidden > 0

    def handle_data(self, data):
        self.found += [] if self.hidden else data.split()


def lines_of(message):
    texts, messages = displayed(message)
    lines, html = [], False
    for i, part in enumerate(texts):
        is_html = part.get_content_type() == "text/html"
        if is_html and any(other.get_content_type() == "text/plain" for other in texts[:i]):
            continue
        html = html or is_html
        text = decode(part.get_payload(decode=True) or b"", part.get_content_charset("us-ascii"))
        lines += Words(text).found if is_html else text.replace("\r\n", "\n").rstrip("\n").split("\n")
    for inner in messages:
        inner_lines, inner_html = lines_of(inner)
        name, address = sender(inner)
        who = " ".join(filter(None, [name, address and f"<{address}>"]))
        if not who and not "".join(inner_lines).strip():
            continue
        html = html or inner_html
        fields = [("From", who)] + [(key, words(header(inner, key))) for key in ("Date", "To", "Subject")]
        lines += [""] if lines else []
        lines += ["-------- Forwarded Message --------"]
        lines += [f"{key}: {value[:400]}" for key, value in fields if value]
        lines += [""] + [f"> {line}" if line else ">" for line in inner_lines]
    return (lines, html)


def sender(message):
    """(name, address); a word that is no address is a name."""
    value = header(message, "From")
    try:
        name, address = email.utils.parseaddr(value, strict=False)
    except TypeError:  # Python before 3.13, and before the fixes of CVE-2023-27043
        name, address = email.utils.parseaddr(value)
    name = words(name)
    return (name or address, "") if "@" not in address else ("" if name == address else name, address)


def describe(message):
    name, address = sender(message)
    lines, html = lines_of(message)
    return {"subject": words(header(message, "Subject")), "name": name, "address": address, "html": html,
            "lines": lines}


def read(path):
    if path.endswith(".mbox"):
        return [describe(message) for message in mailbox.mbox(path, create=False)]
    with open(path, "rb") as file:
        return [describe(email.message_from_binary_file(file))]


json.dump({path: read(path) for path in sys.stdin.read().splitlines()}, sys.stdout)
