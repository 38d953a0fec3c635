// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of an open profile: each is made when it is first wanted, and told what to do when a
// person asks something of it.
#include "pages/escrowspage.h"
#include "pages/invoicespage.h"
#include "pages/transferspage.h"
#include "pages/walletspage.h"
#include "shell/escrowforms.h"
#include "shell/invoiceforms.h"
#include "shell/mainwindow.h"
#include "shell/noticebar.h"
#include "shell/rail.h"
#include "shell/walletforms.h"

#include <QStackedWidget>

namespace coinpay {

void MainWindow::buildRail()
{
    for (const PlaceRow &row : allPlaces())
        m_rail->addPage(row.icon, placeTitle(row.place));
    m_rail->hide();
    connect(m_rail, &Rail::pageChosen, this,
            [this](int index) { go(allPlaces()[static_cast<std::size_t>(index)].place); });
}

QWidget *MainWindow::page(Place place)
{
    if (!m_session.desk())
        return nullptr;
    QWidget *&page = m_places[place];
    if (!page) {
        page = makePage(place);
        m_pages->addWidget(page);
    }
    return page;
}

InvoicesPage *MainWindow::invoicesPage()
{
    return static_cast<InvoicesPage *>(page(Place::Invoices));
}

EscrowsPage *MainWindow::escrowsPage()
{
    return static_cast<EscrowsPage *>(page(Place::Escrows));
}

WalletsPage *MainWindow::walletsPage()
{
    return static_cast<WalletsPage *>(page(Place::Wallets));
}

TransfersPage *MainWindow::transfersPage()
{
    return static_cast<TransfersPage *>(page(Place::Transfers));
}

void MainWindow::go(Place place)
{
    QWidget *wanted = page(place);
    if (!wanted)
        return;
    m_place = place;
    showPage(wanted);
}

void MainWindow::closePages()
{
    for (QWidget *page : std::as_const(m_places))
        delete page;
    m_places.clear();
}

QWidget *MainWindow::makePage(Place place)
{
    switch (place) {
    case Place::Invoices: return makeInvoices();
    case Place::Escrows: return makeEscrows();
    case Place::Wallets: return makeWallets();
    case Place::Transfers: return makeTransfers();
    }
    return nullptr;
}

QWidget *MainWindow::makeInvoices()
{
    auto *page = new InvoicesPage(*m_session.desk(), m_session.clock(), m_session.settings(), this);
    connect(page, &InvoicesPage::makeRequested, m_forms.get(), &InvoiceForms::newInvoice);
    connect(page, &InvoicesPage::cancelRequested, m_forms.get(), &InvoiceForms::cancelInvoice);
    connect(page, &InvoicesPage::connectionHelpRequested, this, &MainWindow::showStatus);
    return page;
}

QWidget *MainWindow::makeEscrows()
{
    auto *page = new EscrowsPage(*m_session.desk(), m_session.clock(), m_session.settings(), this);
    connect(page, &ListPage::makeRequested, m_escrowForms.get(), &EscrowForms::newEscrow);
    connect(page, &EscrowsPage::actionRequested, m_escrowForms.get(), &EscrowForms::act);
    connect(page, &ListPage::connectionHelpRequested, this, &MainWindow::showStatus);
    return page;
}

QWidget *MainWindow::makeWallets()
{
    auto *page = new WalletsPage(*m_session.desk(), m_walletForms->wallets(), m_session.clock(),
                                 m_session.settings(), this);
    WalletForms *forms = m_walletForms.get();
    connect(page, &WalletsPage::sendRequested, forms, &WalletForms::newTransfer);
    connect(page, &WalletsPage::batchRequested, forms,
            [forms, page] { forms->newBatch(page->chosen()); });
    connect(page, &WalletsPage::addressBookRequested, forms, &WalletForms::showAddressBook);
    connect(page, &WalletsPage::newAddressRequested, forms, &WalletForms::newAddress);
    connect(forms, &WalletForms::addressExpected, page, &WalletsPage::expectAddress);
    connect(page, &WalletsPage::transfersRequested, this, [this](const QString &walletId) {
        transfersPage()->showWallet(walletId);
        go(Place::Transfers);
    });
    connect(page, &WalletsPage::connectionHelpRequested, this, &MainWindow::showStatus);
    return page;
}

QWidget *MainWindow::makeTransfers()
{
    auto *page =
        new TransfersPage(*m_session.desk(), {m_walletForms->wallets(), m_walletForms->payees()},
                          m_session.clock(), m_session.settings(), this);
    connect(page, &ListPage::makeRequested, m_walletForms.get(),
            [this] { m_walletForms->newTransfer(); });
    connect(page, &TransfersPage::sendAgainRequested, m_walletForms.get(), &WalletForms::sendAgain);
    connect(page, &ListPage::connectionHelpRequested, this, &MainWindow::showStatus);
    return page;
}

void MainWindow::editAgain(const Operation &operation)
{
    switch (operation.request.kind) {
    case OperationKind::CreateInvoice: m_forms->editAgain(operation); break;
    case OperationKind::CreateEscrow:
    case OperationKind::ReleaseEscrow:
    case OperationKind::RefundEscrow:
    case OperationKind::DisputeEscrow: m_escrowForms->editAgain(operation); break;
    case OperationKind::SendTransfer: m_walletForms->editAgain(operation); break;
    case OperationKind::CancelInvoice:
    case OperationKind::CreateAddress: break; // has no form to go back to
    }
}

void MainWindow::showPage(QWidget *page)
{
    m_pages->setCurrentWidget(page);
    const bool isPlace = page == m_places.value(m_place);
    m_notices->setEnabled(isPlace);
    m_rail->choose(isPlace ? placeIndex(m_place) : -1);
}

} // namespace coinpay
