"""What is kept: one struct a noun. ``ALL`` lists them, parents before children."""

from dpo_desk.records.activity import (
    Activity,
    ActivityService,
    Cookie,
    Purpose,
    PurposeBasis,
    Recipient,
    RetentionRule,
)
from dpo_desk.records.base import FieldInfo, Record, fields
from dpo_desk.records.company import Company, Contact
from dpo_desk.records.notice import Notice, NoticeVersion, Statement, Translation
from dpo_desk.records.request import (
    Claim,
    Document,
    Event,
    EventKind,
    KeptLetter,
    Request,
    RequestActivity,
    Search,
    SearchResult,
)
from dpo_desk.records.service import AgreementStatus, Service, SubProcessor, Vendor
from dpo_desk.records.work import Draft, SuppressedAddress, Task

ALL: tuple[type[Record], ...] = (
    Company,
    Contact,
    Vendor,
    Service,
    SubProcessor,
    Activity,
    Purpose,
    PurposeBasis,
    ActivityService,
    Recipient,
    RetentionRule,
    Cookie,
    Notice,
    NoticeVersion,
    Statement,
    Translation,
    Request,
    Claim,
    Event,
    RequestActivity,
    Search,
    KeptLetter,
    Document,
    Task,
    SuppressedAddress,
    Draft,
)

BY_TABLE: dict[str, type[Record]] = {record.table: record for record in ALL}

__all__ = [
    "ALL",
    "BY_TABLE",
    "Activity",
    "ActivityService",
    "AgreementStatus",
    "Claim",
    "Company",
    "Contact",
    "Cookie",
    "Document",
    "Draft",
    "Event",
    "EventKind",
    "FieldInfo",
    "KeptLetter",
    "Notice",
    "NoticeVersion",
    "Purpose",
    "PurposeBasis",
    "Recipient",
    "Record",
    "Request",
    "RequestActivity",
    "RetentionRule",
    "Search",
    "SearchResult",
    "Service",
    "Statement",
    "SubProcessor",
    "SuppressedAddress",
    "Task",
    "Translation",
    "Vendor",
    "fields",
]
