// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of an open profile: each is made when it is first wanted, and told what to do when a
// person asks something of it.
#include "pages/activitypage.h"
#include "pages/invoicespage.h"
#include "pages/overviewpage.h"
#include "shell/invoiceforms.h"
#include "shell/mainwindow.h"
#include "shell/noticebar.h"
#include "shell/rail.h"

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

OverviewPage *MainWindow::overviewPage()
{
    return static_cast<OverviewPage *>(page(Place::Overview));
}

ActivityPage *MainWindow::activityPage()
{
    return static_cast<ActivityPage *>(page(Place::Activity));
}

void MainWindow::showList(const CountedList &list)
{
    if (const auto *operations = std::get_if<OperationQuery>(&list)) {
        go(Place::Activity);
        activityPage()->showList(*operations);
    } else if (const auto *invoices = std::get_if<InvoiceQuery>(&list)) {
        go(Place::Invoices);
        invoicesPage()->showList(*invoices);
    }
}

void MainWindow::showResource(const QString &type, const QString &id)
{
    if (type == u"invoice") {
        go(Place::Invoices);
        invoicesPage()->showItem(id);
    }
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
    case Place::Overview: return makeOverview();
    case Place::Invoices: return makeInvoices();
    case Place::Activity: return makeActivity();
    }
    return nullptr;
}

QWidget *MainWindow::makeOverview()
{
    auto *page = new OverviewPage(*m_session.desk(), m_session.clock(), this);
    connect(page, &OverviewPage::listRequested, this, &MainWindow::showList);
    return page;
}

QWidget *MainWindow::makeActivity()
{
    auto *page = new ActivityPage(*m_session.desk(), m_session.clock(), m_session.settings(), this);
    connect(page, &ActivityPage::openRequested, this, &MainWindow::showResource);
    connect(page, &ActivityPage::editAgainRequested, m_forms.get(), &InvoiceForms::editAgain);
    return page;
}

QWidget *MainWindow::makeInvoices()
{
    auto *page = new InvoicesPage(*m_session.desk(), m_session.clock(), m_session.settings(), this);
    connect(page, &InvoicesPage::makeRequested, m_forms.get(), &InvoiceForms::newInvoice);
    connect(page, &InvoicesPage::cancelRequested, m_forms.get(), &InvoiceForms::cancelInvoice);
    connect(page, &InvoicesPage::connectionHelpRequested, this, &MainWindow::showStatus);
    return page;
}

void MainWindow::showPage(QWidget *page)
{
    m_pages->setCurrentWidget(page);
    const bool isPlace = page == m_places.value(m_place);
    m_notices->setEnabled(isPlace);
    m_rail->choose(isPlace ? placeIndex(m_place) : -1);
}

} // namespace coinpay
