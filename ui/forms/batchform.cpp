// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/batchform.h"

#include "core/text.h"
#include "core/whendone.h"
#include "domain/asset.h"
#include "theme/formats.h"
#include "widgets/growingscroll.h"

#include <QSet>

namespace coinpay {

namespace {

constexpr int FormWidth = 720;
constexpr int OtherHeight = 260;
constexpr qsizetype LongestName = 60;
constexpr int MostWarnings = 5;

bool sameDrafts(const QList<TransferDraft> &one, const QList<TransferDraft> &other)
{
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](const TransferDraft &a, const TransferDraft &b) {
                          return a.walletId == b.walletId && a.amount == b.amount &&
                                 a.destination == b.destination && a.network == b.network &&
                                 a.note == b.note;
                      });
}

} // namespace

BatchForm::BatchForm(const TransferStep::World &world, SendBatch send, ConfirmRules rules,
                     QWidget *parent)
    : MoneyDialog(tr("Send a batch"), std::move(rules), world.clock, parent)
    , m_form(new BatchStep(world, this))
    , m_send(std::move(send))
{
    setObjectName(QStringLiteral("batchForm"));
    setMinimumWidth(FormWidth);
    build(new GrowingScroll(m_form, OtherHeight, this));
    connect(m_form, &BatchStep::changed, this, &BatchForm::reviewAgain);
    m_form->setFocus();
}

BatchForm::~BatchForm()
{
    m_form->disconnect(this); // it goes after this part of the dialog has gone
}

std::optional<MoneyReview> BatchForm::review()
{
    if (!m_form->isReady())
        return {};
    m_reviewed = m_form->batch()->drafts();
    return reviewOf(*m_form->batch());
}

MoneyReview BatchForm::reviewOf(const TransferBatch &batch) const
{
    using Rank = MoneyReview::Figure::Rank;
    const int rows = static_cast<int>(batch.rows.size());
    QSet<QString> places;
    for (const TransferDraft &draft : m_reviewed)
        places.insert(draft.network + u' ' + draft.destination);
    const std::optional<Wallet> from = m_form->wallet();
    MoneyReview review;
    review.title = tr("Send %n transfer(s)?", nullptr, rows);
    review.lines = {
        {tr("To", "who gets it"), tr("%n address(es)", nullptr, static_cast<int>(places.size()))},
        {tr("From", "a wallet"),
         from ? displayText(from->label.isEmpty() ? from->id : from->label, LongestName)
              : QString()},
        {tr("Table", "where the transfers come from"), m_form->name()},
    };
    const QList<BatchStep::Fee> fees = m_form->fees();
    for (const BatchTotal &total : batch.totals) {
        review.figures.append(
            {tr("%n on %1", "%n transfers, %1 a network", static_cast<int>(total.rows))
                 .arg(networkName(total.network)),
             total.amount, Rank::Leaving});
        review.leaving.append(total.amount);
        for (const BatchStep::Fee &fee : fees) {
            if (fee.network != total.network || fee.all.asset() != total.amount.asset())
                continue;
            review.figures.append({tr("Fees for them, as they are now"), fee.all, Rank::Plain});
            review.leaving.last() = total.amount.plus(fee.all).value_or(total.amount);
        }
    }
    int warned = 0;
    for (const BatchRow &row : batch.rows) {
        if (!row.warnings.isEmpty() && ++warned <= MostWarnings)
            review.warnings.append(tr("Line %1: %2", "%1 a number, %2 sentences")
                                       .arg(row.line)
                                       .arg(row.warnings.join(u' ')));
    }
    if (warned > MostWarnings)
        review.warnings.append(tr("%n more row(s) to look at again: go back and see.", nullptr,
                                  warned - MostWarnings));
    review.sentences = {
        tr("All of them are written down here first, together. Then each is sent once, as a "
           "transfer of its own: one that fails does not stop the others. The fee of each is the "
           "one that holds when it is sent."),
        tr("What is sent cannot be taken back, by you or by anybody else."),
    };
    review.confirm = tr("Send %n transfer(s)", "a button", rows);
    return review;
}

void BatchForm::journal()
{
    const QList<TransferDraft> drafts =
        m_form->batch() ? m_form->batch()->drafts() : QList<TransferDraft>();
    if (drafts.isEmpty() || !sameDrafts(drafts, m_reviewed)) {
        journaled(fail(ErrorKind::Refused, tr("The table is not the one that was looked over.")));
        return;
    }
    whenDone(m_send(drafts), this, [this](const Result<QList<Operation>> &result) {
        if (!result) {
            journaled(fail(result.error()));
            return;
        }
        Q_EMIT created(*result);
        journaled({});
    });
}

} // namespace coinpay
