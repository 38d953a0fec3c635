// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of an open profile: each is made when it is first wanted, and told what to do when a
// person asks something of it.
#include "pages/activitypage.h"
#include "pages/consolepage.h"
#include "pages/detailpane.h"
#include "pages/escrowspage.h"
#include "pages/invoicespage.h"
#include "pages/overviewpage.h"
#include "pages/requestspage.h"
#include "pages/tracepage.h"
#include "pages/transferspage.h"
#include "pages/walletspage.h"
#include "pages/webhookspage.h"
#include "shell/bundleforms.h"
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
        for (const DetailPane *pane : page->findChildren<DetailPane *>())
            connect(pane, &DetailPane::traceRequested, this, &MainWindow::trace);
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

OverviewPage *MainWindow::overviewPage()
{
    return static_cast<OverviewPage *>(page(Place::Overview));
}

ActivityPage *MainWindow::activityPage()
{
    return static_cast<ActivityPage *>(page(Place::Activity));
}

RequestsPage *MainWindow::requestsPage()
{
    return static_cast<RequestsPage *>(page(Place::Requests));
}

ConsolePage *MainWindow::consolePage()
{
    return static_cast<ConsolePage *>(page(Place::Console));
}

void MainWindow::showOperation(const QString &operationId)
{
    go(Place::Activity);
    activityPage()->showOperation(operationId);
}

WebhooksPage *MainWindow::webhooksPage()
{
    return static_cast<WebhooksPage *>(page(Place::Webhooks));
}

TracePage *MainWindow::tracePage()
{
    return static_cast<TracePage *>(page(Place::Trace));
}

void MainWindow::trace(const QString &id)
{
    go(Place::Trace);
    tracePage()->open(id);
}

void MainWindow::showList(const CountedList &list)
{
    if (const auto *operations = std::get_if<OperationQuery>(&list)) {
        go(Place::Activity);
        activityPage()->showList(*operations);
    } else if (const auto *invoices = std::get_if<InvoiceQuery>(&list)) {
        go(Place::Invoices);
        invoicesPage()->showList(*invoices);
    } else if (const auto *escrows = std::get_if<EscrowQuery>(&list)) {
        go(Place::Escrows);
        escrowsPage()->showList(*escrows);
    } else if (const auto *transfers = std::get_if<TransferQuery>(&list)) {
        go(Place::Transfers);
        transfersPage()->showList(*transfers);
    }
}

void MainWindow::showResource(const QString &type, const QString &id)
{
    if (type == u"invoice") {
        go(Place::Invoices);
        invoicesPage()->showItem(id);
    } else if (type == u"escrow") {
        go(Place::Escrows);
        escrowsPage()->showItem(id);
    } else if (type == u"transfer") {
        go(Place::Transfers);
        transfersPage()->showItem(id);
    } else if (type == u"wallet") {
        go(Place::Wallets);
        walletsPage()->showWallet(id);
    } else if (type == u"delivery") {
        go(Place::Webhooks);
        webhooksPage()->showDelivery(id);
    } else if (type == u"webhook_endpoint") {
        go(Place::Webhooks);
        webhooksPage()->showEndpoint(id);
    }
}

void MainWindow::go(Place place)
{
    QWidget *wanted = page(place);
    if (!wanted)
        return;
    if (place == Place::Trace && m_place != place)
        m_cameFrom = m_place;
    m_place = place;
    showPage(wanted);
    if (place == Place::Trace)
        tracePage()->focusSearch(); // there is nothing else to go there for
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
    case Place::Overview: return makeOverview();
    case Place::Invoices: return makeInvoices();
    case Place::Escrows: return makeEscrows();
    case Place::Wallets: return makeWallets();
    case Place::Transfers: return makeTransfers();
    case Place::Activity: return makeActivity();
    case Place::Requests: return makeRequests();
    case Place::Console: return makeConsole();
    case Place::Webhooks: return makeWebhooks();
    case Place::Trace: return makeTrace();
    }
    return nullptr;
}

QWidget *MainWindow::makeOverview()
{
    auto *page = new OverviewPage(*m_session.desk(), m_session.clock(), this);
    connect(page, &OverviewPage::listRequested, this, &MainWindow::showList);
    connect(page, &OverviewPage::walletsRequested, this, [this] { go(Place::Wallets); });
    return page;
}

QWidget *MainWindow::makeWebhooks()
{
    auto *page = new WebhooksPage(*m_session.desk(), m_session.clock(), m_session.settings(), this);
    connect(page, &WebhooksPage::openRequested, this, &MainWindow::showResource);
    connect(page, &WebhooksPage::connectionHelpRequested, this, &MainWindow::showStatus);
    return page;
}

QWidget *MainWindow::makeActivity()
{
    auto *page = new ActivityPage(*m_session.desk(), m_session.clock(), m_session.settings(), this);
    connect(page, &ActivityPage::openRequested, this, &MainWindow::showResource);
    connect(page, &ActivityPage::editAgainRequested, this, &MainWindow::editAgain);
    connect(page, &ActivityPage::bundleRequested, m_bundleForms.get(), &BundleForms::make);
    connect(page, &ActivityPage::requestsRequested, this, [this](const QString &operationId) {
        go(Place::Requests);
        requestsPage()->showOperation(operationId);
    });
    return page;
}

QWidget *MainWindow::makeRequests()
{
    auto *page = new RequestsPage(*m_session.desk(), m_session.clock(), m_session.settings(), this);
    connect(page, &RequestsPage::openRequested, this, &MainWindow::showResource);
    connect(page, &RequestsPage::operationRequested, this, &MainWindow::showOperation);
    return page;
}

QWidget *MainWindow::makeConsole()
{
    auto *page = new ConsolePage(*m_session.desk(), m_session.clock(), m_session.settings(), this);
    connect(page, &ConsolePage::operationRequested, this, &MainWindow::showOperation);
    return page;
}

QWidget *MainWindow::makeTrace()
{
    auto *page = new TracePage(*m_session.desk(), m_session.clock(), this);
    connect(page, &TracePage::openRequested, this, &MainWindow::showResource);
    connect(page, &TracePage::operationRequested, this, &MainWindow::showOperation);
    connect(page, &TracePage::bundleRequested, m_bundleForms.get(), &BundleForms::make);
    connect(page, &TracePage::left, this, [this] { go(m_cameFrom); });
    return page;
}

QWidget *MainWindow::makeInvoices()
{
    auto *page = new InvoicesPage(*m_session.desk(), m_session.clock(), m_session.settings(), this);
    connect(page, &InvoicesPage::makeRequested, m_forms.get(), &InvoiceForms::newInvoice);
    connect(page, &InvoicesPage::cancelRequested, m_forms.get(), &InvoiceForms::cancelInvoice);
    connect(page, &InvoicesPage::connectionHelpRequested, this, &MainWindow::showStatus);
    connect(page, &ListPage::bundleRequested, m_bundleForms.get(), &BundleForms::make);
    return page;
}

QWidget *MainWindow::makeEscrows()
{
    auto *page = new EscrowsPage(*m_session.desk(), m_session.clock(), m_session.settings(), this);
    connect(page, &ListPage::makeRequested, m_escrowForms.get(), &EscrowForms::newEscrow);
    connect(page, &ListPage::bundleRequested, m_bundleForms.get(), &BundleForms::make);
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
    connect(page, &WalletsPage::bundleRequested, m_bundleForms.get(), &BundleForms::make);
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
    connect(page, &ListPage::bundleRequested, m_bundleForms.get(), &BundleForms::make);
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
    case OperationKind::CreateAddress:
    case OperationKind::RedeliverWebhook:
    case OperationKind::RotateWebhookSecret:
    case OperationKind::ConsoleCall: break; // has no form to go back to
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
