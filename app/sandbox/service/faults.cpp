// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/service/faults.h"

#include "sandbox/service/fields.h"

#include <algorithm>
#include <array>
#include <utility>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array names{
    std::pair{FaultKind::Delay, "delay"_L1},
    std::pair{FaultKind::DropBefore, "drop_before"_L1},
    std::pair{FaultKind::DropAfter, "drop_after"_L1},
    std::pair{FaultKind::CutBody, "cut_body"_L1},
    std::pair{FaultKind::Status, "status"_L1},
    std::pair{FaultKind::ClockSkew, "clock_skew"_L1},
    std::pair{FaultKind::ShuffleEvents, "shuffle_events"_L1},
};

bool matches(const Fault &fault, const http::Request &request)
{
    const QByteArray path = request.path();
    if (!fault.method.isEmpty() && fault.method != request.method)
        return false;
    if (fault.kind == FaultKind::ShuffleEvents && path != "/v1/events")
        return false;
    if (fault.path.endsWith('*'))
        return path.startsWith(fault.path.chopped(1));
    return fault.path.isEmpty() || fault.path == path;
}

QJsonObject json(const Fault &fault)
{
    QJsonObject match;
    if (!fault.method.isEmpty())
        match["method"_L1] = QString::fromLatin1(fault.method);
    if (!fault.path.isEmpty())
        match["path"_L1] = QString::fromUtf8(fault.path);
    QJsonObject object{{u"id"_s, u"flt_%1"_s.arg(fault.id)},
                       {u"match"_s, match},
                       {u"kind"_s, faultName(fault.kind)},
                       {u"remaining"_s, fault.remaining < 0 ? QJsonValue() : fault.remaining}};
    if (fault.hasStatus)
        object["status"_L1] = fault.status;
    if (fault.delayMs)
        object["delay_ms"_L1] = *fault.delayMs;
    if (fault.skewSeconds)
        object["skew_seconds"_L1] = *fault.skewSeconds;
    return object;
}

} // namespace

QString faultName(FaultKind kind)
{
    for (const auto &[value, name] : names) {
        if (value == kind)
            return name;
    }
    return {};
}

std::optional<Fault> Faults::take(const http::Request &request)
{
    const auto found = std::ranges::find_if(m_faults, [&](const Fault &fault) {
        return fault.remaining != 0 && matches(fault, request);
    });
    if (found == m_faults.end())
        return {};
    if (found->remaining > 0)
        --found->remaining;
    return *found;
}

void Faults::giveBack(const Fault &fault)
{
    for (Fault &known : m_faults) {
        if (known.id == fault.id && known.remaining >= 0)
            ++known.remaining;
    }
}

Answer Faults::add(Call &call)
{
    Fields fields(call.body);
    Fault fault;
    const QString kind = fields.text("kind", 1, 40, Presence::Required);
    const auto named = std::ranges::find(names, kind, [](const auto &pair) { return pair.second; });
    if (named != names.end())
        fault.kind = named->first;
    else if (!kind.isEmpty())
        fields.refuse("kind", "unknown_value", u"%1 is no kind of fault."_s.arg(kind));
    fault.hasStatus = fields.has("status") || fault.kind == FaultKind::Status;
    fault.status = static_cast<int>(fields.integer("status", 400, 599, 503));
    fault.afterEffect = call.body.value("after_effect"_L1).toBool();
    if (fields.has("delay_ms"))
        fault.delayMs = static_cast<int>(fields.integer("delay_ms", 0, 600'000, 0));
    if (fields.has("skew_seconds"))
        fault.skewSeconds = static_cast<int>(fields.integer("skew_seconds", -86'400, 86'400, 0));
    const auto times = static_cast<int>(fields.integer("times", 0, 1'000'000, 1));
    fault.remaining = times == 0 ? -1 : times;
    const QJsonObject match = call.body.value("match"_L1).toObject();
    fault.method = match.value("method"_L1).toString().toLatin1();
    fault.path = match.value("path"_L1).toString().toUtf8();
    fields.check();
    fault.id = m_nextId++;
    m_faults.append(fault);
    return {201, json(fault)};
}

} // namespace coinpay::sandbox
