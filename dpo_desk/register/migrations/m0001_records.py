"""Migration 1: the tables of the records. Never edited after the first release (MODEL 23).

Columns stand in the order of the records' fields. Internal tables stand in ``m0001_inner``.
"""

from typing import Final

TABLES: Final = (
    """
    CREATE TABLE company (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT, name TEXT NOT NULL,
        trade_names TEXT NOT NULL, org_number TEXT NOT NULL, address TEXT NOT NULL,
        email TEXT NOT NULL, phone TEXT NOT NULL, website TEXT NOT NULL, manager TEXT NOT NULL,
        manager_title TEXT NOT NULL, privacy_contact TEXT NOT NULL,
        privacy_contact_title TEXT NOT NULL, dpo TEXT NOT NULL,
        logo_document_id INTEGER REFERENCES document, signature TEXT NOT NULL,
        signature_title TEXT NOT NULL, language TEXT NOT NULL, letter_language TEXT NOT NULL,
        authority_address TEXT NOT NULL, scope TEXT NOT NULL, no_sensitive_email INTEGER NOT NULL,
        keep_annexes TEXT NOT NULL, keep_case TEXT NOT NULL, keep_facts TEXT NOT NULL,
        close_christmas_eve INTEGER NOT NULL, forward_days INTEGER NOT NULL,
        remind_days INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE contact (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT,
        company_id INTEGER NOT NULL REFERENCES company, channel TEXT NOT NULL, value TEXT NOT NULL,
        title TEXT NOT NULL, purpose TEXT NOT NULL, for_rights INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE vendor (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT, name TEXT NOT NULL,
        legal_name TEXT NOT NULL, org_number TEXT NOT NULL, country TEXT NOT NULL,
        website TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE service (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT,
        vendor_id INTEGER REFERENCES vendor, name TEXT NOT NULL, used_for TEXT NOT NULL,
        role TEXT NOT NULL, storage_countries TEXT NOT NULL, access_countries TEXT NOT NULL,
        storage_note TEXT NOT NULL, mechanism TEXT NOT NULL, mechanism_checked_on TEXT,
        mechanism_note TEXT NOT NULL, tia_on TEXT, agreement_status TEXT NOT NULL,
        agreement_signed_on TEXT, agreement_document_id INTEGER REFERENCES document,
        agreement_checklist TEXT NOT NULL, agreement_ended_on TEXT, review_on TEXT,
        subprocessors TEXT NOT NULL, contact TEXT NOT NULL, note TEXT NOT NULL,
        in_use INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE sub_processor (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT,
        service_id INTEGER NOT NULL REFERENCES service, name TEXT NOT NULL, country TEXT NOT NULL,
        purpose TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE activity (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT, name TEXT NOT NULL,
        role TEXT NOT NULL, role_note TEXT NOT NULL, subjects TEXT NOT NULL,
        data_categories TEXT NOT NULL, special_categories TEXT NOT NULL,
        special_condition TEXT NOT NULL, source TEXT NOT NULL,
        source_is_person TEXT NOT NULL, automated_decisions TEXT NOT NULL,
        automated_logic TEXT NOT NULL, children TEXT NOT NULL, camera INTEGER NOT NULL,
        sign_on TEXT, discussed_on TEXT, assessed_on TEXT,
        research INTEGER NOT NULL, security TEXT NOT NULL, condition TEXT NOT NULL,
        owner TEXT NOT NULL, note TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE purpose (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT,
        activity_id INTEGER NOT NULL REFERENCES activity, position INTEGER NOT NULL,
        text TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE purpose_basis (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT,
        purpose_id INTEGER NOT NULL REFERENCES purpose, basis TEXT NOT NULL, reason TEXT NOT NULL,
        statute TEXT NOT NULL, certainty TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE activity_service (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT,
        activity_id INTEGER NOT NULL REFERENCES activity,
        service_id INTEGER NOT NULL REFERENCES service, role TEXT NOT NULL, what TEXT NOT NULL,
        certainty TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE recipient (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT,
        activity_id INTEGER NOT NULL REFERENCES activity, name TEXT NOT NULL,
        is_category INTEGER NOT NULL, purpose TEXT NOT NULL, condition TEXT NOT NULL,
        country TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE retention_rule (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT,
        activity_id INTEGER REFERENCES activity, service_id INTEGER REFERENCES service,
        data TEXT NOT NULL, place TEXT NOT NULL, trigger TEXT NOT NULL, offset TEXT NOT NULL,
        period TEXT, criteria TEXT NOT NULL, "action" TEXT NOT NULL, law TEXT NOT NULL,
        reason TEXT NOT NULL, exception TEXT NOT NULL, certainty TEXT NOT NULL, who TEXT NOT NULL,
        next_on TEXT, every TEXT NOT NULL, done_on TEXT
    ) STRICT
    """,
    """
    CREATE TABLE cookie (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT,
        activity_id INTEGER REFERENCES activity, service_id INTEGER REFERENCES service,
        name TEXT NOT NULL, provider TEXT NOT NULL, purpose TEXT NOT NULL, lifetime TEXT,
        lifetime_from TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE notice (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT, title TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE notice_version (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT,
        notice_id INTEGER NOT NULL REFERENCES notice, number INTEGER NOT NULL,
        language TEXT NOT NULL, text TEXT NOT NULL, sha256 TEXT NOT NULL,
        stated_date TEXT NOT NULL, valid_from TEXT, published_where TEXT NOT NULL,
        changed_because TEXT NOT NULL, published_on TEXT
    ) STRICT
    """,
    """
    CREATE TABLE statement (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT,
        notice_version_id INTEGER NOT NULL REFERENCES notice_version, topic TEXT NOT NULL,
        record_table TEXT NOT NULL, record_uid TEXT NOT NULL, record_field TEXT NOT NULL,
        value TEXT NOT NULL, certainty TEXT NOT NULL, start INTEGER NOT NULL,
        "end" INTEGER NOT NULL, line INTEGER NOT NULL, quote TEXT NOT NULL,
        quote_sha256 TEXT NOT NULL, conflict TEXT NOT NULL, chosen INTEGER NOT NULL,
        decided_on TEXT, answer TEXT NOT NULL, note TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE translation (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT,
        record_table TEXT NOT NULL, record_uid TEXT NOT NULL, record_field TEXT NOT NULL,
        language TEXT NOT NULL, text TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE request (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT, ref TEXT NOT NULL,
        received_on TEXT, received_at TEXT, channel TEXT NOT NULL, language TEXT NOT NULL,
        relation TEXT NOT NULL, role TEXT NOT NULL, requester_name TEXT NOT NULL,
        requester_email TEXT NOT NULL, requester_phone TEXT NOT NULL,
        requester_address TEXT NOT NULL, representative_name TEXT NOT NULL,
        representative_email TEXT NOT NULL, representative_authority TEXT NOT NULL,
        capacity TEXT NOT NULL, is_child INTEGER NOT NULL, subject TEXT NOT NULL,
        message_id TEXT NOT NULL, controller_name TEXT NOT NULL, controller_email TEXT NOT NULL,
        controller_named INTEGER NOT NULL, forward_days INTEGER NOT NULL,
        wants_files INTEGER NOT NULL, earlier_request_id INTEGER REFERENCES request,
        text TEXT NOT NULL, note TEXT NOT NULL, status TEXT NOT NULL, due_on TEXT, closed_on TEXT,
        answered_on TEXT, erased_on TEXT
    ) STRICT
    """,
    """
    CREATE TABLE claim (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT,
        request_id INTEGER NOT NULL REFERENCES request, kind TEXT NOT NULL,
        wish TEXT NOT NULL, outcome TEXT, ground TEXT NOT NULL, grounds TEXT NOT NULL,
        answer TEXT NOT NULL, done_on TEXT, lifted_on TEXT
    ) STRICT
    """,
    """
    CREATE TABLE event (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT,
        request_id INTEGER NOT NULL REFERENCES request, kind TEXT NOT NULL, "on" TEXT, at TEXT,
        who TEXT NOT NULL, "values" TEXT NOT NULL, note TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE request_activity (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT,
        request_id INTEGER NOT NULL REFERENCES request,
        activity_id INTEGER NOT NULL REFERENCES activity, applies INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE search (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT,
        request_id INTEGER NOT NULL REFERENCES request, service_id INTEGER REFERENCES service,
        place TEXT NOT NULL, result TEXT NOT NULL, "on" TEXT, who TEXT NOT NULL,
        words TEXT NOT NULL, note TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE letter (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT,
        request_id INTEGER NOT NULL REFERENCES request, kind TEXT NOT NULL, language TEXT NOT NULL,
        dated TEXT, to_name TEXT NOT NULL, intro TEXT NOT NULL, omitted TEXT NOT NULL,
        facts TEXT NOT NULL, to_address TEXT NOT NULL, service_id INTEGER REFERENCES service,
        recipient_id INTEGER REFERENCES recipient,
        holes INTEGER NOT NULL, sent_on TEXT, sent_by TEXT, pdf BLOB NOT NULL, sha256 TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE document (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT,
        request_id INTEGER REFERENCES request, search_id INTEGER REFERENCES search,
        service_id INTEGER REFERENCES service, origin TEXT NOT NULL, as_file INTEGER NOT NULL,
        position INTEGER NOT NULL, name TEXT NOT NULL, media_type TEXT NOT NULL,
        size INTEGER NOT NULL, sha256 TEXT NOT NULL, pages INTEGER NOT NULL, data BLOB NOT NULL,
        text TEXT NOT NULL, added_on TEXT
    ) STRICT
    """,
    """
    CREATE TABLE finding (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT,
        request_id INTEGER NOT NULL REFERENCES request, claim_id INTEGER REFERENCES claim,
        search_id INTEGER REFERENCES search, document_id INTEGER REFERENCES document,
        what TEXT NOT NULL, choice TEXT NOT NULL, ground TEXT NOT NULL, reason TEXT NOT NULL,
        before TEXT NOT NULL, after TEXT NOT NULL, law TEXT NOT NULL, keep_until TEXT,
        done_on TEXT, backups_until TEXT
    ) STRICT
    """,
    """
    CREATE TABLE redaction (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT,
        document_id INTEGER NOT NULL REFERENCES document, page INTEGER NOT NULL,
        "left" INTEGER NOT NULL, top INTEGER NOT NULL, width INTEGER NOT NULL,
        height INTEGER NOT NULL, ground TEXT NOT NULL, reason TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE notification (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT,
        request_id INTEGER NOT NULL REFERENCES request, service_id INTEGER REFERENCES service,
        recipient_id INTEGER REFERENCES recipient, name TEXT NOT NULL, contact TEXT NOT NULL,
        about TEXT NOT NULL, told_on TEXT, confirm_by TEXT, confirmed_on TEXT,
        untold TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE task (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT, title TEXT NOT NULL,
        plan_on TEXT, due_on TEXT, repeats TEXT NOT NULL, record_table TEXT NOT NULL,
        record_uid TEXT NOT NULL, done_on TEXT, note TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE suppressed_address (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT, mac TEXT NOT NULL,
        channel TEXT NOT NULL, added_on TEXT
    ) STRICT
    """,
    """
    CREATE TABLE letter_text (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT, letter TEXT NOT NULL,
        language TEXT NOT NULL, text TEXT NOT NULL, changed_on TEXT, based_on TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE accepted_finding (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT, rule TEXT NOT NULL,
        record_table TEXT NOT NULL, record_uid TEXT NOT NULL, record_field TEXT NOT NULL,
        facts_sha256 TEXT NOT NULL, reason TEXT NOT NULL, accepted_on TEXT
    ) STRICT
    """,
    """
    CREATE TABLE checklist_answer (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT,
        notice_version_id INTEGER NOT NULL REFERENCES notice_version, item TEXT NOT NULL,
        answer TEXT NOT NULL, note TEXT NOT NULL, answered_on TEXT
    ) STRICT
    """,
    """
    CREATE TABLE draft (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, removed_at TEXT,
        record_table TEXT NOT NULL, record_uid TEXT NOT NULL, record_field TEXT NOT NULL,
        text TEXT NOT NULL
    ) STRICT
    """,
)

INDEXES: Final = (
    # what people look for and sort by
    "CREATE UNIQUE INDEX request_ref ON request (ref) WHERE ref <> ''",
    "CREATE INDEX request_shown ON request (status, removed_at)",
    "CREATE INDEX request_due_on ON request (due_on)",
    "CREATE INDEX request_message_id ON request (message_id) WHERE message_id <> ''",
    "CREATE INDEX document_sha256 ON document (sha256) WHERE request_id IS NOT NULL",
    "CREATE INDEX request_requester_email ON request (requester_email) WHERE requester_email <> ''",
    "CREATE INDEX claim_restricted ON claim (kind, done_on) WHERE kind = 'restriction'",
    "CREATE INDEX notification_told_on ON notification (told_on, confirmed_on)",
    "CREATE INDEX event_extended ON event (request_id) WHERE kind = 'extended'",
    "CREATE INDEX task_due_on ON task (due_on)",
    "CREATE INDEX task_plan_on ON task (plan_on)",
    "CREATE INDEX retention_rule_next_on ON retention_rule (next_on)",
    "CREATE INDEX service_review_on ON service (review_on)",
    "CREATE INDEX statement_record_uid ON statement (record_uid)",
    "CREATE INDEX statement_conflict ON statement (conflict) WHERE conflict <> ''",
    "CREATE INDEX translation_record_uid ON translation (record_uid, record_field, language)",
    "CREATE INDEX task_record_uid ON task (record_uid)",
    "CREATE UNIQUE INDEX draft_field ON draft (record_table, record_uid, record_field)",
    "CREATE UNIQUE INDEX letter_text_file ON letter_text (letter, language) WHERE letter <> ''",
    "CREATE UNIQUE INDEX suppressed_address_mac ON suppressed_address (mac) WHERE mac <> ''",
    # foreign keys
    "CREATE INDEX company_logo_document_id ON company (logo_document_id)",
    "CREATE INDEX contact_company_id ON contact (company_id)",
    "CREATE INDEX service_vendor_id ON service (vendor_id)",
    "CREATE INDEX service_agreement_document_id ON service (agreement_document_id)",
    "CREATE INDEX sub_processor_service_id ON sub_processor (service_id)",
    "CREATE INDEX purpose_activity_id ON purpose (activity_id)",
    "CREATE INDEX purpose_basis_purpose_id ON purpose_basis (purpose_id)",
    "CREATE INDEX activity_service_activity_id ON activity_service (activity_id)",
    "CREATE INDEX activity_service_service_id ON activity_service (service_id)",
    "CREATE INDEX recipient_activity_id ON recipient (activity_id)",
    "CREATE INDEX retention_rule_activity_id ON retention_rule (activity_id)",
    "CREATE INDEX retention_rule_service_id ON retention_rule (service_id)",
    "CREATE INDEX cookie_activity_id ON cookie (activity_id)",
    "CREATE INDEX cookie_service_id ON cookie (service_id)",
    "CREATE INDEX notice_version_notice_id ON notice_version (notice_id)",
    "CREATE INDEX statement_notice_version_id ON statement (notice_version_id)",
    "CREATE INDEX checklist_answer_notice_version_id ON checklist_answer (notice_version_id)",
    "CREATE INDEX claim_request_id ON claim (request_id)",
    "CREATE INDEX event_request_id ON event (request_id)",
    "CREATE INDEX request_activity_request_id ON request_activity (request_id)",
    "CREATE INDEX request_activity_activity_id ON request_activity (activity_id)",
    "CREATE INDEX search_request_id ON search (request_id)",
    "CREATE INDEX search_service_id ON search (service_id)",
    "CREATE INDEX letter_request_id ON letter (request_id)",
    "CREATE INDEX document_request_id ON document (request_id)",
    "CREATE INDEX document_search_id ON document (search_id)",
    "CREATE INDEX document_service_id ON document (service_id)",
    "CREATE INDEX request_earlier_request_id ON request (earlier_request_id)",
    "CREATE INDEX letter_service_id ON letter (service_id)",
    "CREATE INDEX letter_recipient_id ON letter (recipient_id)",
    "CREATE INDEX finding_request_id ON finding (request_id)",
    "CREATE INDEX finding_claim_id ON finding (claim_id)",
    "CREATE INDEX finding_search_id ON finding (search_id)",
    "CREATE INDEX finding_document_id ON finding (document_id)",
    "CREATE INDEX redaction_document_id ON redaction (document_id)",
    "CREATE INDEX notification_request_id ON notification (request_id)",
    "CREATE INDEX notification_service_id ON notification (service_id)",
    "CREATE INDEX notification_recipient_id ON notification (recipient_id)",
)
