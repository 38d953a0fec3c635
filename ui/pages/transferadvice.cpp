// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/transferadvice.h"

#include "core/text.h"
#include "domain/asset.h"
#include "theme/formats.h"
#include "theme/states.h"
#include "widgets/confirmations.h"

#include <QCoreApplication>

namespace coinpay {

namespace {

constexpr qsizetype LongestReason = 300;
constexpr qsizetype LongestWord = 60;

QString tr(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("TransferAdvice", text, note);
}

Advice words(const QString &title, const QString &text)
{
    return {{}, {}, title, text};
}

Advice whileProcessing(const Transfer &transfer, const QLocale &locale)
{
    const QString sum = theme::amountWithAsset(transfer.amount, locale);
    const QString seen = confirmationsText(transfer.confirmations, transfer.requiredConfirmations);
    if (seen.isEmpty() || transfer.txHash.isEmpty())
        return words(tr("Wait for the network"),
                     //: %1 is an amount
                     tr("%1 is on its way. It is not final yet.").arg(sum));
    return words(
        tr("Wait for the network"),
        //: %1 is an amount, %2 is "3 of 12"
        tr("%1 is on its way, with %2 confirmations. It is not final yet.").arg(sum, seen));
}

Advice whenFailed(const Transfer &transfer)
{
    QString why = displayText(transfer.failureMessage, LongestReason);
    if (why.isEmpty())
        why = tr("The server gave no reason.");
    if (!transfer.failureCode.isEmpty())
        why += QStringLiteral(" (%1)").arg(displayText(transfer.failureCode, LongestWord));
    //: %1 is the server's reason, a sentence
    return words(tr("It did not arrive"), tr("%1 What had been taken is back in the wallet: look "
                                             "at its balance before you send again.")
                                              .arg(why));
}

Advice byStatus(const Transfer &transfer, const QLocale &locale)
{
    switch (transfer.status) {
    case MovementStatus::Accepted:
        return words(tr("Nothing to do"),
                     tr("The server has taken it on and sends it by itself. It is not final yet."));
    case MovementStatus::Processing: return whileProcessing(transfer, locale);
    case MovementStatus::Final:
        return words(tr("Done"),
                     //: %1 is an amount
                     tr("%1 has arrived. This is final and cannot be taken back.")
                         .arg(theme::amountWithAsset(transfer.amount, locale)));
    case MovementStatus::Failed: return whenFailed(transfer);
    case MovementStatus::Canceled:
        return words(tr("Nothing was sent"),
                     tr("It was called off before it left. This is final."));
    case MovementStatus::Unrecognized: break;
    }
    return words(tr("Look at the server's own page"),
                 tr("The server calls this state “%1”, a word this version does not know.")
                     .arg(displayText(transfer.statusText, LongestWord)));
}

} // namespace

Advice adviceFor(const Transfer &transfer, const QLocale &locale)
{
    Advice advice = byStatus(transfer, locale);
    const theme::StateLook look = theme::look(transfer.status);
    advice.tone = look.tone;
    advice.icon = look.icon;
    return advice;
}

} // namespace coinpay
