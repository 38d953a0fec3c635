// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bundle/allowlist.h"

namespace coinpay {

namespace {

template <size_t Count>
constexpr AllowedObject objectOf(const AllowedMember (&members)[Count])
{
    return {members, static_cast<qsizetype>(Count)};
}

constexpr AllowedMember VersionMembers[] = {
    {"name", Shape::Word},
    {"version", Shape::Word},
};
constexpr AllowedObject Version = objectOf(VersionMembers);

constexpr AllowedMember SystemMembers[] = {
    {"name", Shape::Text},     {"kernel", Shape::Text}, {"architecture", Shape::Word},
    {"language", Shape::Word}, {"qt", Shape::Word},
};
constexpr AllowedObject System = objectOf(SystemMembers);

constexpr AllowedMember SchemaMembers[] = {
    {"journal", Shape::Number},
    {"mirror", Shape::Number},
};
constexpr AllowedObject SchemaVersions = objectOf(SchemaMembers);

constexpr AllowedMember ProfileMembers[] = {
    {"name", Shape::Text},        {"server", Shape::Server},  {"key_id", Shape::Id},
    {"environment", Shape::Word}, {"pinned_ca", Shape::Flag},
};
constexpr AllowedObject ProfileFacts = objectOf(ProfileMembers);

//! Of the window's settings those that say how it behaves; none that a person typed something into.
constexpr AllowedMember SettingMembers[] = {
    {"look/theme", Shape::Word},
    {"money/type_name_above", Shape::Texts},
};
constexpr AllowedObject SettingFacts = objectOf(SettingMembers);

constexpr AllowedMember AboutMembers[] = {
    {"program", Shape::Object, &Version},        {"system", Shape::Object, &System},
    {"schemas", Shape::Object, &SchemaVersions}, {"profile", Shape::Object, &ProfileFacts},
    {"settings", Shape::Object, &SettingFacts},  {"as_of", Shape::Time},
};

constexpr AllowedMember EntryMembers[] = {
    {"kind", Shape::Word},
    {"server_at", Shape::Time},
    {"our_at", Shape::Time},
    {"until", Shape::Time},
    {"about", Shape::Id},
    {"sentence", Shape::Text},
    {"note", Shape::Text},
    {"request_id", Shape::Id},
    {"idempotency_key", Shape::Id},
    {"correlation_id", Shape::Id},
    {"event_id", Shape::Id},
    {"delivery_id", Shape::Id},
    {"number", Shape::Number},
    {"http_status", Shape::Number},
    {"code", Shape::Word},
    {"replayed", Shape::Flag},
    {"confirmations", Shape::Number},
    {"required_confirmations", Shape::Number},
};
constexpr AllowedObject Entry = objectOf(EntryMembers);

// Not the link: it is the id once more, in a spelling in which a secret would hide.
constexpr AllowedMember TraceMembers[] = {
    {"kind", Shape::Word},     {"id", Shape::Id},
    {"found_by", Shape::Word}, {"part", Shape::Id},
    {"status", Shape::Word},   {"summary", Shape::Text},
    {"state", Shape::Text},    {"since", Shape::Time},
    {"why", Shape::Text},      {"advice", Shape::Text},
    {"as_of", Shape::Time},    {"clock_offset_ms", Shape::Number},
    {"missing", Shape::Texts}, {"entries", Shape::Objects, &Entry},
};

constexpr AllowedMember AttemptMembers[] = {
    {"number", Shape::Number}, {"started_at", Shape::Time},    {"finished_at", Shape::Time},
    {"replayed", Shape::Flag}, {"http_status", Shape::Number}, {"code", Shape::Word},
    {"message", Shape::Text},  {"request_id", Shape::Id},
};
constexpr AllowedObject AttemptFacts = objectOf(AttemptMembers);

// Not the body: it may hold anything that a person typed. Its hash says which it was.
constexpr AllowedMember OperationMembers[] = {
    {"id", Shape::Id},
    {"idempotency_key", Shape::Id},
    {"kind", Shape::Word},
    {"method", Shape::Word},
    {"target", Shape::Target},
    {"body_sha256", Shape::Chain},
    {"body_bytes", Shape::Number},
    {"resource_type", Shape::Word},
    {"resource_id", Shape::Id},
    {"reference", Shape::Text},
    {"amount", Shape::Word},
    {"asset", Shape::Word},
    {"network", Shape::Word},
    {"counterparty", Shape::Party},
    {"batch_id", Shape::Id},
    {"seen_version", Shape::Number},
    {"state", Shape::Word},
    {"created_at", Shape::Time},
    {"updated_at", Shape::Time},
    {"first_sent_at", Shape::Time},
    {"next_attempt_at", Shape::Time},
    {"result_id", Shape::Id},
    {"request_id", Shape::Id},
    {"http_status", Shape::Number},
    {"code", Shape::Word},
    {"message", Shape::Text},
    {"attempts", Shape::Objects, &AttemptFacts},
};

constexpr AllowedMember RequestMembers[] = {
    {"started_at", Shape::Time},    {"method", Shape::Word},
    {"target", Shape::Target},      {"http_status", Shape::Number},
    {"request_id", Shape::Id},      {"correlation_id", Shape::Id},
    {"idempotency_key", Shape::Id}, {"resource_id", Shape::Id},
    {"attempt", Shape::Number},     {"duration_ms", Shape::Number},
    {"bytes_sent", Shape::Number},  {"bytes_received", Shape::Number},
    {"tls_version", Shape::Word},   {"http_version", Shape::Word},
    {"outcome", Shape::Word},       {"flags", Shape::Text},
};

constexpr AllowedMember NoteMembers[] = {
    {"text", Shape::Text},
    {"created_at", Shape::Time},
    {"updated_at", Shape::Time},
};
constexpr AllowedObject NoteFacts = objectOf(NoteMembers);

constexpr AllowedMember NotedMembers[] = {
    {"about", Shape::Id},
    {"labels", Shape::Texts},
    {"notes", Shape::Objects, &NoteFacts},
};

} // namespace

namespace allowed {
const AllowedObject about = objectOf(AboutMembers);
const AllowedObject trace = objectOf(TraceMembers);
const AllowedObject operation = objectOf(OperationMembers);
const AllowedObject request = objectOf(RequestMembers);
const AllowedObject noted = objectOf(NotedMembers);
} // namespace allowed

} // namespace coinpay
