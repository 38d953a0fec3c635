// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/transferdetail.h"

#include "core/text.h"
#include "domain/asset.h"
#include "pages/actionrow.h"
#include "pages/transferadvice.h"
#include "widgets/addresstext.h"
#include "widgets/sentence.h"
#include "widgets/timelineview.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr qsizetype LongestName = 60;

} // namespace

void TransferFacts::setTransfer(const Transfer &transfer, const QString &wallet)
{
    if (!begin(transfer.id, transfer.version))
        return;
    addMoney(tr("Amount"), transfer.amount);
    addMoney(tr("Fee"), transfer.fee);
    //: Amount and fee together
    addMoney(tr("Total"), transfer.total);
    addConfirmations(tr("Confirmations"), transfer.confirmations, transfer.requiredConfirmations);
    addText(tr("From"), wallet);
    addText(tr("Network"), networkName(transfer.network));
    addId(tr("Destination"), transfer.destination);
    //: The id of the transfer on the blockchain
    addId(tr("Transaction"), transfer.txHash);
    addText(tr("Note"), transfer.note);
    addTime(tr("Created"), transfer.createdAt);
    addTime(tr("Changed"), transfer.updatedAt);
    addId(tr("Request id"), transfer.requestId);
    //: The fee quote that it was sent with
    addId(tr("Quote"), transfer.quoteId);
    addText(tr("Failure"), transfer.failureMessage);
}

TransferDetail::TransferDetail(TransferFollower &follower, const WalletsModel &wallets,
                               const PayeesModel &payees, Heartbeat &beats, QWidget *parent)
    : DetailPane(tr("Transfer"), beats, parent)
    , m_follower(follower)
    , m_wallets(wallets)
    , m_payees(payees)
{
    connect(&m_follower, &TransferFollower::changed, this, &TransferDetail::tell);
    connect(&m_payees, &PayeesModel::changed, this, &TransferDetail::tell);
    tell();
}

QString TransferDetail::idName() const
{
    //: Becomes "Copy Transfer id" on a button
    return tr("Transfer id");
}

void TransferDetail::buildBody(QWidget &body, QVBoxLayout &column)
{
    m_advice = new AdviceCard(&body);
    m_to = headingLabel({}, &body);
    m_to->setWordWrap(true);
    m_destination = new AddressText(&body);
    m_facts = new TransferFacts(heartbeat(), &body);
    m_timeline = new TimelineView(heartbeat(), &body);
    m_timeline->setAccessibleName(tr("What happened"));
    m_timeline->setWords({[](const Transition &, const QString &status) {
                              return theme::lookOfWord(u"transfer", status);
                          },
                          {}});
    //: Button; the dots say that a form follows
    m_again = new ActionRow(tr("Send there again…"), tr("Send there again"), &body);
    m_again->button()->setObjectName(QStringLiteral("sendAgainButton"));
    connect(m_again->button(), &QPushButton::clicked, this, [this] {
        if (m_follower.transfer())
            Q_EMIT sendAgainRequested(*m_follower.transfer());
    });
    column.addWidget(m_advice);
    column.addWidget(m_to);
    column.addWidget(m_destination);
    column.addWidget(m_again);
    column.addWidget(headingLabel(tr("What happened"), &body));
    column.addWidget(m_timeline);
    column.addWidget(headingLabel(tr("Details"), &body));
    column.addWidget(m_facts);
}

void TransferDetail::setSendHindrance(const QString &why)
{
    m_sendHindrance = why;
    if (m_again)
        m_again->setHindrance(why);
}

void TransferDetail::tell()
{
    if (m_follower.transfer()) {
        tellTransfer(*m_follower.transfer());
        return;
    }
    if (m_follower.error())
        showFace(theme::Tone::Bad, QStringLiteral("disk"), tr("This transfer cannot be read"),
                 m_follower.error()->message);
    else if (m_follower.id().isEmpty())
        showFace(theme::Tone::Neutral, QStringLiteral("timeline"), tr("No transfer chosen"),
                 tr("Choose one in the list to see where it stands and what happened to it."));
    else
        showFace(theme::Tone::Neutral, QStringLiteral("search"), tr("Looking it up"),
                 //: %1 is the id of a transfer
                 tr("%1 is not here yet. The server is being asked for it.")
                     .arg(middleElided(displayText(m_follower.id(), 80), 12, 8)));
}

QString TransferDetail::walletName(const QString &id) const
{
    for (int row = 0; row < m_wallets.rowCount(); ++row) {
        const Wallet &wallet = m_wallets.line(row).wallet;
        if (wallet.id == id && !wallet.label.isEmpty())
            return wallet.label;
    }
    return id;
}

QString TransferDetail::payeeName(const Transfer &transfer) const
{
    for (const Payee &payee : m_payees.all()) {
        if (payee.network == transfer.network &&
            sameAddress(payee.network, payee.address, transfer.destination))
            return payee.label;
    }
    return {};
}

void TransferDetail::tellTransfer(const Transfer &transfer)
{
    ensureBody();
    m_advice->setAdvice(adviceFor(transfer, locale()));
    const QString name = payeeName(transfer);
    m_to->setText(name.isEmpty() ? tr("To", "heading above an address")
                                 : tr("To %1", "%1 a name").arg(displayText(name, LongestName)));
    m_destination->setAddress(tr("Destination"), transfer.destination);
    m_facts->setTransfer(transfer, walletName(transfer.walletId));
    m_timeline->setTransitions(m_follower.transitions());
    m_again->setHindrance(m_sendHindrance);
    showBody({theme::look(transfer.status, transfer.statusText), transfer.amount, transfer.note,
              transfer.id});
}

} // namespace coinpay
