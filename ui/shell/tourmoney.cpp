// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Money out, step by step: an escrow that is released, a transfer that is sent.
#include "forms/amounttext.h"
#include "forms/escrowactionform.h"
#include "forms/newescrowform.h"
#include "forms/transferform.h"
#include "pages/escrowdetail.h"
#include "pages/escrowspage.h"
#include "pages/transferdetail.h"
#include "pages/transferspage.h"
#include "shell/escrowforms.h"
#include "shell/tour.h"
#include "shell/walletforms.h"
#include "theme/states.h"

#include <QComboBox>
#include <QLineEdit>

namespace coinpay {

namespace {

constexpr int Blocks = 40; // more than any network of the sandbox asks for
//! An example of EIP-55.
constexpr auto destination = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

} // namespace

void Tour::mine()
{
    m_mined = m_stepTime.elapsed();
    control(QStringLiteral("/blocks"), {{QStringLiteral("count"), Blocks}});
}

//! Money takes a moment to reach the chain: blocks before that confirm nothing.
void Tour::mineAgain()
{
    constexpr qint64 PauseMs = 500;
    if (m_stepTime.elapsed() > m_mined + PauseMs)
        mine();
}

bool Tour::showsEscrow(EscrowStatus status)
{
    EscrowsPage &page = *m_window.escrowsPage();
    if (page.chosen() != m_resource)
        page.showItem(m_resource);
    return showsWord(page.detail(), theme::look(status).word);
}

bool Tour::showsTransfer(MovementStatus status)
{
    TransfersPage &page = *m_window.transfersPage();
    if (page.chosen() != m_resource)
        page.showItem(m_resource);
    return showsWord(page.detail(), theme::look(status).word);
}

QString Tour::idsOf(OperationKind kind) const
{
    const auto operation = newestOperation(kind);
    return operation ? QStringLiteral("%1  %2").arg(operation->requestId, operation->resultId)
                     : QString();
}

bool Tour::isAccepted(OperationKind kind) const
{
    const auto operation = newestOperation(kind);
    return operation && !operation->resultId.isEmpty();
}

bool Tour::isFinal(OperationKind kind) const
{
    const auto operation = newestOperation(kind);
    return operation && operation->state == OperationState::Final;
}

void Tour::planFundedEscrow()
{
    add({QStringLiteral("new escrow: typed"),
         [this] {
             m_window.go(Place::Escrows);
             m_reference = referenceNow("deal");
             m_window.escrowForms()->newEscrow();
             NewEscrowForm *form = m_window.escrowForms()->openForm();
             form->fill({}); // a draft from before is not the tour's
             auto *asset = form->findChild<QComboBox *>(QStringLiteral("assetBox"));
             asset->setCurrentIndex(asset->findData(QStringLiteral("USDT")));
             const auto line = [form](const char *name) {
                 return form->findChild<QLineEdit *>(QString::fromLatin1(name));
             };
             type(line("amountEdit"), editableAmount(QStringLiteral("120.00"), form->locale()));
             type(line("dealEdit"), m_reference);
             type(line("buyerEdit"), QStringLiteral("Ada"));
             type(line("sellerEdit"), QStringLiteral("Grace"));
         },
         [] { return true; },
         {},
         QStringLiteral("new-escrow")});
    add({QStringLiteral("new escrow: created, waiting for money"),
         [this] { press(QStringLiteral("createButton")); },
         [this] {
             if (!isAccepted(OperationKind::CreateEscrow))
                 return false;
             m_resource = newestOperation(OperationKind::CreateEscrow)->resultId;
             return showsEscrow(EscrowStatus::FundingPending);
         },
         [this] { return idsOf(OperationKind::CreateEscrow); },
         {}});
    add({QStringLiteral("the buyer funds it: funded"),
         [this] {
             control(QStringLiteral("/escrows/%1/fundings").arg(m_resource), {});
             mine();
         },
         [this] { return showsEscrow(EscrowStatus::Funded); },
         [this] { return lastTransition(m_resource); }, QStringLiteral("funded")});
}

void Tour::planRelease()
{
    add({QStringLiteral("release: looked over"),
         [this] {
             press(QStringLiteral("releaseButton"));
             EscrowActionForm *form = m_window.escrowForms()->openAction();
             if (!form)
                 return fail(QStringLiteral("the release form did not open"));
             type(form->findChild<QComboBox *>(QStringLiteral("reasonBox")),
                  QStringLiteral("Delivered"));
             press(QStringLiteral("reviewButton"));
         },
         [] { return true; },
         {},
         QStringLiteral("release-review")});
    add({QStringLiteral("release: accepted"), [] {},
         [this] {
             return pressOnce(QStringLiteral("confirmButton")) &&
                    isAccepted(OperationKind::ReleaseEscrow);
         },
         [this] { return idsOf(OperationKind::ReleaseEscrow); },
         QStringLiteral("release-accepted")});
    add({QStringLiteral("release: released (final)"), [this] { mine(); },
         [this] {
             mineAgain();
             return isFinal(OperationKind::ReleaseEscrow) && showsEscrow(EscrowStatus::Released);
         },
         [this] { return lastTransition(m_resource); }, QStringLiteral("released")});
}

void Tour::planTransfer()
{
    add({QStringLiteral("transfer: looked over"),
         [this] {
             m_window.go(Place::Transfers);
             m_reference = referenceNow("transfer");
             m_window.walletForms()->newTransfer({}, QStringLiteral("USDT"),
                                                 QStringLiteral("ethereum"));
             TransferForm *form = m_window.walletForms()->openForm();
             if (!form)
                 return fail(QStringLiteral("the transfer form did not open"));
             const auto line = [form](const char *name) {
                 return form->findChild<QLineEdit *>(QString::fromLatin1(name));
             };
             type(line("destinationEdit"), QString::fromLatin1(destination));
             type(line("amountEdit"), editableAmount(QStringLiteral("12.50"), form->locale()));
             type(line("noteEdit"), m_reference);
             press(QStringLiteral("reviewButton"));
         },
         [this] {
             const TransferForm *form = m_window.walletForms()->openForm();
             return form && form->step() == MoneyDialog::Step::Review;
         },
         {},
         QStringLiteral("transfer-review")});
    add({QStringLiteral("transfer: accepted"), [] {},
         [this] {
             if (!pressOnce(QStringLiteral("confirmButton")) ||
                 !isAccepted(OperationKind::SendTransfer))
                 return false;
             m_resource = newestOperation(OperationKind::SendTransfer)->resultId;
             return m_window.transfersPage() != nullptr;
         },
         [this] { return idsOf(OperationKind::SendTransfer); },
         QStringLiteral("transfer-accepted")});
    add({QStringLiteral("transfer: final"), [this] { mine(); },
         [this] {
             mineAgain();
             return isFinal(OperationKind::SendTransfer) && showsTransfer(MovementStatus::Final);
         },
         [this] { return lastTransition(m_resource); }, QStringLiteral("transfer-final")});
}

} // namespace coinpay
