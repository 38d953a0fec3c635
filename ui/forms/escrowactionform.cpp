// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/escrowactionform.h"

#include "core/text.h"
#include "forms/escrowwords.h"
#include "forms/field.h"
#include "forms/newinvoicewidgets.h"
#include "forms/notice.h"
#include "theme/formats.h"
#include "theme/states.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>

namespace coinpay {

using namespace escrowfield;

namespace {

//! Whether the change is one that a person has to know of before they decide.
bool isAnother(const Escrow &before, const Escrow &now)
{
    return before.status != now.status || before.statusText != now.statusText ||
           before.held() != now.held();
}

} // namespace

EscrowActionFields EscrowActionForm::fields() const
{
    EscrowActionFields fields;
    fields.isAll = !m_part || !m_part->isChecked();
    fields.amount = m_amount ? m_amount->text() : QString();
    fields.reason = m_reason->currentText();
    return fields;
}

void EscrowActionForm::fill(const EscrowActionFields &fields)
{
    if (m_amount) {
        m_amount->setText(fields.amount);
        (fields.isAll ? m_all : m_part)->setChecked(true);
    }
    m_reason->setCurrentText(fields.reason);
    tell();
}

EscrowActionReading EscrowActionForm::reading() const
{
    return readEscrowActionFields(fields(), m_kind, m_escrow, locale());
}

void EscrowActionForm::setEscrow(const Escrow &escrow, const QString &hindrance)
{
    if (isJournaling()) {
        m_later.emplace(escrow, hindrance);
        return;
    }
    const bool another = isAnother(m_escrow, escrow);
    const bool isNew = hindrance != m_hindrance;
    m_escrow = escrow;
    m_hindrance = hindrance;
    tellEscrow();
    tell();
    setHindrance(hindrance);
    if (another) {
        showForm();
        const theme::StateLook look = theme::look(escrow.status, escrow.statusText);
        notice().say(theme::Tone::Attention, QStringLiteral("warning"),
                     tr("The escrow has changed while this was open"),
                     //: %1 is a state: "Releasing"; %2 an amount
                     tr("It is “%1” and holds %2 now. Nothing was sent.")
                             .arg(look.word, theme::amountWithAsset(escrow.held(), locale())) +
                         (hindrance.isEmpty() ? QString() : u'\n' + hindrance));
    } else if (isNew && !hindrance.isEmpty()) {
        notice().say(theme::Tone::Attention, QStringLiteral("warning"),
                     //: %1 is "Release", "Refund" or "Dispute"
                     tr("%1: not now").arg(theme::actionName(m_kind)), hindrance);
    } else if (hindrance.isEmpty()) {
        reviewAgain(); // the same words, against the escrow as it is now
    }
}

void EscrowActionForm::explainRefusal(const Error &error)
{
    for (const FieldError &fault : error.fields) {
        if (m_rows.contains(fault.field))
            m_refused.insert(fault.field, fault.message);
    }
    explain(refusalTitle(m_kind), error);
    tell();
}

void EscrowActionForm::edited(const QString &name)
{
    m_refused.remove(name);
    tell();
}

void EscrowActionForm::tell()
{
    const EscrowActionReading read = reading();
    for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row) {
        QString sentence = read.faults.value(row.key());
        if (read.unfinished.contains(row.key()) && !row.value()->isTouched())
            sentence.clear();
        if (sentence.isEmpty())
            sentence = m_refused.value(row.key());
        row.value()->setFault(sentence);
    }
    if (!m_amount)
        return;
    const bool isPart = m_part->isChecked();
    m_rows.value(Amount)->setVisible(isPart);
    const bool fine = isPart && !read.faults.contains(Amount);
    m_rows.value(Amount)->setHint(
        fine ? exactAmountText(m_amount->text(), m_escrow.amount.asset(), locale()) : QString());
}

std::optional<MoneyReview> EscrowActionForm::review()
{
    for (Field *row : std::as_const(m_rows))
        row->setTouched();
    tell();
    const EscrowActionReading read = reading();
    m_reviewed = read.draft;
    m_reviewedVersion = m_escrow.version;
    if (!read.draft) {
        for (const QLatin1String name : {Amount, Reason}) {
            if (read.faults.contains(name) && m_rows.contains(name)) {
                m_rows.value(name)->editor()->setFocus(Qt::OtherFocusReason);
                break;
            }
        }
        return {};
    }
    MoneyReview review;
    if (m_kind == EscrowActionKind::Dispute)
        fillDispute(review);
    else
        fillReview(review, *read.draft->amount);
    return review;
}

void EscrowActionForm::fillReview(MoneyReview &review, const Money &leaving) const
{
    using Rank = MoneyReview::Figure::Rank;
    const EscrowWords words = escrowWords(m_kind, m_escrow, leaving, locale());
    review.title = words.title;
    review.lines = words.lines;
    review.lines.append({tr("Reason"), displayText(fields().reason.trimmed())});
    const Money held = m_escrow.held();
    review.figures = {{tr("The escrow holds"), held, Rank::Plain},
                      {words.leaves, leaving, Rank::Leaving},
                      {tr("Then it holds"), held.minus(leaving).value_or(held), Rank::Result}};
    review.sentences = words.sentences;
    review.confirm = words.confirm;
    review.leaving = {leaving};
}

void EscrowActionForm::fillDispute(MoneyReview &review) const
{
    const EscrowWords words = escrowWords(m_kind, m_escrow, {}, locale());
    review.title = words.title;
    review.lines = words.lines;
    review.lines.append({tr("Reason"), displayText(fields().reason.trimmed())});
    review.figures = {{tr("The escrow holds"), m_escrow.held(), MoneyReview::Figure::Rank::Plain}};
    review.sentences = words.sentences;
    review.confirm = words.confirm;
}

void EscrowActionForm::journal()
{
    m_act(*m_reviewed, m_reviewedVersion).then(this, [this](const Result<Operation> &result) {
        if (result)
            Q_EMIT created(*result);
        journaled(result ? Done() : Done(tl::unexpected(result.error())));
        if (const auto later = std::exchange(m_later, {}); later && !result)
            setEscrow(later->first, later->second);
    });
}

} // namespace coinpay
