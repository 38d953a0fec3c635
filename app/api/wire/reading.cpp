// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wire/reading.h"

namespace coinpay::wire {

namespace {

constexpr qsizetype MaxMetadata = 200;

} // namespace

int readConfirmations(Fields &fields, QByteArrayView name)
{
    return static_cast<int>(fields.integer(name, 0, MaxConfirmations));
}

QMap<QString, QString> readMetadata(Decoding &decoding, Fields &fields, const Place &place)
{
    QMap<QString, QString> metadata;
    const auto object = fields.optionalObject("metadata");
    if (!object)
        return metadata;
    const Place inside{&place, "metadata"};
    Fields notes(decoding, *object, inside);
    for (const JsonValue member : *object) {
        if (metadata.size() >= MaxMetadata || member.key().size() > MaxWordLength * 4)
            notes.fault(member.key().first(qMin(member.key().size(), MaxWordLength)),
                        Words::tr("is one note too many", "after a place"));
        const QString name = QString::fromUtf8(member.key());
        metadata.insert(name, notes.optionalText(member.key(), MaxTextLength));
        if (notes.failed())
            return {};
    }
    return metadata;
}

void readFailure(Decoding &decoding, Fields &fields, const Place &place, QString &code,
                 QString &message)
{
    const auto failure = fields.optionalObject("failure");
    if (!failure)
        return;
    const Place inside{&place, "failure"};
    Fields failureFields(decoding, *failure, inside);
    code = failureFields.optionalText("code", MaxWordLength);
    message = failureFields.optionalText("message", MaxTextLength);
}

} // namespace coinpay::wire
