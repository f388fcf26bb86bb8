"""What Vietnamese abbreviate, as the search reads it: both sides, documents and queries, are rewritten.

Seen in lists of provinces (content/taxonomy/producer_types.yml names its sources) and in everyday writing.
Keys and values are bare syllables with a final y written i, as ``generator.search.tokens`` makes them.
"""

from __future__ import annotations

#: The long form, and what stands for it in the index.
LONG_FORMS = {
    "lien hiep hop tac xa": "lienhiep htx",
    "lien hiep htx": "lienhiep htx",
    "hop tac xa nong nghiep": "htx nn",
    "htxnn": "htx nn",
    "hop tac xa": "htx",
    "to hop tac": "tht",
    "cong ti": "cti",
    "congty": "cti",
    "ct tnhh": "cti tnhh",
    "ct cp": "cti cp",
    "ctcp": "cti cp",
    "cttnhh": "cti tnhh",
    "ctitnhh": "cti tnhh",
    "trach nhiem huu han": "tnhh",
    "co phan": "cp",
    "mot thanh vien": "mtv",
    "1 thanh vien": "mtv",
    "doanh nghiep tu nhan": "dntn",
    "ho kinh doanh": "hkd",
    "co so san xuat": "cssx",
    "san xuat": "sx",
    "thuong mai": "tm",
    "dich vu": "dv",
    "xuat nhap khau": "xnk",
    "nong nghiep": "nn",
}
#: What people write in few letters, and what it means.
SHORTHAND = {
    "cafe": "ca phe",
    "ca fe": "ca phe",
    "caphe": "ca phe",
    "cf": "ca phe",
    "nc mam": "nuoc mam",
    "tphcm": "ho chi minh",
    "tp hcm": "ho chi minh",
    "hcm": "ho chi minh",
    "hcmc": "ho chi minh",
    "sg": "sai gon",
    "hn": "ha noi",
    "bmt": "buon ma thuot",
    "brvt": "ba ria vung tau",
    "tt hue": "thua thien hue",
}
#: Both: what is read, by what it becomes.
REWRITES = LONG_FORMS | SHORTHAND
#: Legal forms as they stand in the index. Who names one narrows nothing: the name behind it does.
FORMS = ("htx", "tht", "dntn", "hkd", "cssx", "cti", "tnhh", "cp", "mtv")
#: What producers say beside it; also words of products ("dịch vụ du lịch").
TRADES = ("lienhiep", "nn", "sx", "tm", "dv", "xnk")
#: Words around what is searched: they count where they stand beside another word, else they are passed over.
AROUND = (
    "ocop",
    "tinh",
    "thanh",
    "pho",
    "tp",
    "huyen",
    "quan",
    "xa",
    "phuong",
    "thi",
    "tx",
    "tt",
    "san",
    "pham",
    "dac",
    "sao",
    "mua",
    "ban",
    "gia",
)
