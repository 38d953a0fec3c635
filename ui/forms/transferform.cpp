// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/transferform.h"

#include "core/text.h"
#include "core/whendone.h"
#include "domain/asset.h"
#include "forms/destinationpanel.h"
#include "forms/notice.h"
#include "forms/quotepanel.h"
#include "theme/fonts.h"
#include "theme/formats.h"
#include "theme/metrics.h"
#include "widgets/addresstext.h"
#include "widgets/growingscroll.h"
#include "widgets/sentence.h"

#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr int DraftDelayMs = 300;
constexpr int FormWidth = 560;
constexpr int OtherHeight = 260; //!< title, notice, buttons, and the window's frame
constexpr qsizetype LongestName = 60;
constexpr qsizetype LongestNote = 500;

QString nameOf(const Wallet &wallet)
{
    return displayText(wallet.label.isEmpty() ? wallet.id : wallet.label, LongestName);
}

//! The same payment; the quote may be a newer one.
bool samePayment(const TransferDraft &one, const TransferDraft &other)
{
    return one.walletId == other.walletId && one.amount == other.amount &&
           one.destination == other.destination && one.network == other.network &&
           one.note == other.note;
}

} // namespace

TransferForm::TransferForm(TransferStep::World world, TransferFormActions actions,
                           ConfirmRules rules, QWidget *parent)
    : MoneyDialog(tr("New transfer"), std::move(rules), world.clock, parent)
    , m_form(new TransferStep(world, this))
    , m_actions(std::move(actions))
{
    setObjectName(QStringLiteral("transferForm"));
    setMinimumWidth(FormWidth);
    build(new GrowingScroll(m_form, OtherHeight, this));
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(DraftDelayMs);
    connect(&m_draftTimer, &QTimer::timeout, this, &TransferForm::keepDraft);
    connect(m_form, &TransferStep::changed, this, &TransferForm::formChanged);
    connect(m_form, &TransferStep::typed, &m_draftTimer, qOverload<>(&QTimer::start));
    connect(m_form, &TransferStep::becameReady, this, &TransferForm::startReview);
    connect(m_form, &TransferStep::addressBookRequested, this, &TransferForm::addressBookRequested);
    m_form->setFocus();
}

TransferForm::~TransferForm()
{
    m_form->disconnect(this); // it goes after this part of the dialog has gone
}

void TransferForm::fillWithDraft(const TransferFields &fields)
{
    m_form->fill(fields);
    notice().say(theme::Tone::Neutral, QStringLiteral("edit"), tr("You were writing this one"),
                 tr("Nothing of it was sent."));
    QPushButton *anew = notice().addButton(tr("Start anew"));
    anew->setObjectName(QStringLiteral("startAnewButton"));
    anew->setAutoDefault(false);
    connect(anew, &QPushButton::clicked, this, &TransferForm::startAnew);
}

void TransferForm::startAnew()
{
    TransferFields blank = m_form->fields();
    blank.amount.clear();
    blank.destination.clear();
    blank.note.clear();
    m_form->fill(blank);
    notice().clear();
    keepDraft();
    m_form->setFocus();
}

void TransferForm::explainRefusal(const Error &error)
{
    explain(tr("The server refused this transfer"), error);
    m_form->markRefused(error);
}

void TransferForm::formChanged()
{
    if (!m_reading)
        reviewAgain();
}

QString TransferForm::payeeWords() const
{
    const DestinationVerdict &verdict = m_form->destination().verdict();
    if (verdict.payee && !verdict.payee->label.isEmpty())
        return displayText(verdict.payee->label, LongestName);
    if (const QString keepAs = m_form->destination().keepAs(); !keepAs.isEmpty())
        return displayText(keepAs, LongestName);
    return verdict.isFirstPayment ? tr("somebody you have not paid before")
                                  : tr("an address you have paid before");
}

std::optional<MoneyReview> TransferForm::review()
{
    const QScopedValueRollback once(m_reading, true);
    m_reviewed = m_form->ready();
    if (!m_reviewed)
        return {};
    return reviewOf(*m_reviewed, *m_form->keeper().quote());
}

MoneyReview TransferForm::reviewOf(const TransferDraft &draft, const TransferQuote &quote) const
{
    using Rank = MoneyReview::Figure::Rank;
    const QString amount = theme::amountWithAsset(draft.amount, locale());
    MoneyReview review;
    review.title = tr("Send %1?", "%1 an amount").arg(amount);
    review.lines = {
        {tr("To", "who gets it"), payeeWords()},
        {tr("From", "a wallet"), m_form->wallet() ? nameOf(*m_form->wallet()) : draft.walletId},
        {tr("Network", "a blockchain"), networkName(draft.network)},
    };
    if (!draft.note.isEmpty())
        review.lines.append({tr("Note"), displayText(draft.note, LongestNote)});
    review.figures = {
        {tr("They get"), draft.amount, Rank::Plain},
        {tr("Fee"), quote.fee, Rank::Plain},
        {tr("Leaves the wallet"), quote.total, Rank::Leaving},
    };
    if (const auto there = m_form->available()) {
        if (const auto rest = there->minus(quote.total))
            review.figures.append({tr("Remains available"), *rest, Rank::Result});
    }
    review.warnings = m_form->destination().warnings();
    review.sentences = {
        tr("It is written down here first and then sent, once. The server takes it on, the "
           "network confirms it; it is final when this desk says so."),
        tr("What is sent cannot be taken back, by you or by anybody else."),
    };
    review.confirm = tr("Send %1", "%1 an amount; a button").arg(amount);
    review.leaving = {quote.total};
    return review;
}

QWidget *TransferForm::reviewExtra(QWidget *parent)
{
    auto *extra = new QWidget(parent);
    auto *rows = new QVBoxLayout(extra);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::GapTight);
    QLabel *heading = sentence(tr("The whole address"), extra);
    heading->setFont(theme::heading(font()));
    auto *address = new AddressText(extra);
    address->setObjectName(QStringLiteral("reviewedAddress"));
    address->setAddress(heading->text(), m_reviewed ? m_reviewed->destination : QString());
    QLabel *story = sentence({}, extra);
    story->setObjectName(QStringLiteral("reviewQuoteStory"));
    story->setFont(theme::small(font()));
    story->setForegroundRole(QPalette::PlaceholderText);
    const auto tell = [this, story] { story->setText(quoteStory(m_form->keeper())); };
    connect(&m_form->keeper(), &QuoteKeeper::changed, story, tell);
    tell();
    rows->addWidget(heading);
    rows->addWidget(address);
    rows->addWidget(story);
    return extra;
}

void TransferForm::journal()
{
    std::optional<TransferDraft> draft;
    {
        const QScopedValueRollback once(m_reading, true);
        draft = m_form->draftToSend();
    }
    if (!draft || !m_reviewed || !samePayment(*draft, *m_reviewed)) {
        journaled(fail(ErrorKind::Refused,
                       tr("The fee ran out while it was confirmed. Look it over once more.")));
        return;
    }
    std::optional<Payee> keep;
    if (const QString label = m_form->destination().keepAs(); !label.isEmpty())
        keep = Payee{draft->network, draft->destination, label, 0, 0, 0};
    whenDone(m_actions.send(*draft), this,
             [this, keep](const Result<Operation> &result) { finished(result, keep); });
}

void TransferForm::finished(const Result<Operation> &result, const std::optional<Payee> &keep)
{
    if (!result) {
        journaled(fail(result.error()));
        return;
    }
    m_over = true;
    m_draftTimer.stop();
    m_actions.saveDraft({});
    if (keep)
        m_actions.keepPayee(*keep);
    Q_EMIT created(*result);
    journaled({});
}

void TransferForm::keepDraft()
{
    m_draftTimer.stop();
    const TransferFields typed = m_form->fields();
    m_actions.saveDraft(typed.isBlank() ? QByteArray() : packTransferFields(typed));
}

void TransferForm::done(int result)
{
    if (!m_over && m_draftTimer.isActive())
        keepDraft();
    MoneyDialog::done(result);
}

} // namespace coinpay
