// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/operationfacts.h"

#include "core/text.h"
#include "theme/formats.h"
#include "theme/states.h"

#include <QCoreApplication>

namespace coinpay {

namespace {

constexpr qsizetype LongestWord = 200;
constexpr qsizetype MostAttempts = 8;

QString tr(const char *text, const char *note = nullptr, int n = -1)
{
    return QCoreApplication::translate("OperationFacts", text, note, n);
}

QString attemptLine(const Attempt &attempt, const QLocale &locale)
{
    QStringList parts{theme::absoluteTime(attempt.startedAt, locale)};
    if (attempt.httpStatus != 0)
        parts.append(QStringLiteral("HTTP %1").arg(attempt.httpStatus));
    else
        parts.append(tr("no answer", "an attempt"));
    for (const QString &word : {attempt.code, attempt.requestId}) {
        if (!word.isEmpty())
            parts.append(displayText(word, LongestWord));
    }
    return parts.join(QStringLiteral(" \u00B7 "));
}

} // namespace

QList<OperationFact> factsOf(const Operation &operation, const QList<Attempt> &attempts,
                             const QLocale &locale)
{
    const OperationDraft &request = operation.request;
    QList<OperationFact> facts;
    const auto add = [&facts](const QString &name, const QString &value) {
        if (!value.isEmpty())
            facts.append({name, displayText(value, LongestWord)});
    };
    const auto addTime = [&](const QString &name, UnixMs time) {
        if (time > 0)
            add(name, theme::absoluteTime(time, locale));
    };
    add(tr("What", "a fact of an operation"), theme::operationName(request.kind));
    if (request.amount)
        add(tr("Amount", "a fact of an operation"),
            theme::amountWithAsset(*request.amount, locale));
    add(tr("To", "a fact of an operation: who gets the money"), request.counterparty);
    add(tr("Network", "a fact of an operation"), request.network);
    add(tr("Reference", "a fact of an operation"), request.reference);
    add(tr("Acts on", "a fact of an operation: the id of a resource"), request.resourceId);
    addTime(tr("Asked for", "a fact of an operation: when"), operation.createdAt);
    addTime(tr("First sent", "a fact of an operation: when"), operation.firstSentAt);
    add(tr("Idempotency key", "a fact of an operation"), operation.idempotencyKey);
    QStringList lines;
    for (const Attempt &attempt : attempts.last(qMin(attempts.size(), MostAttempts)))
        lines.append(attemptLine(attempt, locale));
    if (attempts.size() > MostAttempts)
        lines.prepend(
            tr("%n earlier one(s)", "attempts", static_cast<int>(attempts.size() - MostAttempts)));
    if (!lines.isEmpty())
        facts.append({tr("Attempts", "a fact of an operation"), lines.join(u'\n')});
    add(tr("Last word", "a fact of an operation: a sentence"), operation.message);
    return facts;
}

} // namespace coinpay
