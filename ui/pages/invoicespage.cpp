// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/invoicespage.h"

#include "forms/scopes.h"
#include "models/invoicefollower.h"
#include "models/invoicelistmodel.h"
#include "pages/invoicecontent.h"
#include "pages/invoicedetail.h"
#include "settings/shortcuts.h"
#include "widgets/chipbutton.h"

#include <QDateTime>
#include <QPushButton>
#include <QSplitter>

namespace coinpay {

namespace {

FilterWords filterWords()
{
    return {
        InvoicesPage::tr("Reference or any id"),
        InvoicesPage::tr("Search invoices"),
        InvoicesPage::tr(
            "Any part of a reference, an invoice or request id, an address or a transaction"),
        stateChoices(invoiceStatuses),
    };
}

FaceWords faceWords()
{
    return {
        QStringLiteral("invoice"),
        InvoicesPage::tr("Fetching your invoices"),
        InvoicesPage::tr("Opening your invoices"),
        InvoicesPage::tr("The server has more invoices than are here."),
        InvoicesPage::tr("This key may not read invoices"),
        InvoicesPage::tr("Invoices appear here once the server has been reached."),
        InvoicesPage::tr("No invoices yet"),
        InvoicesPage::tr("Make the first one: an amount, an asset, your own order number."),
        InvoicesPage::tr("No invoice matches"),
        InvoicesPage::tr("New invoice"),
    };
}

QString countWords(int rows, bool exact)
{
    if (!exact)
        //: A count that is still going on; %L1 is a number
        return InvoicesPage::tr("%L1 or more invoices").arg(rows);
    return InvoicesPage::tr("%Ln invoice(s)", "how many match", rows);
}

} // namespace

InvoicesPage::InvoicesPage(Store &store, Reader &reader, const Clock &clock, Settings &settings,
                           QWidget *parent)
    : ListPage(store, reader, clock, settings, parent)
    , m_model(new InvoiceListModel(store, this))
    , m_follower(new InvoiceFollower(store, reader, this))
    , m_detail(new InvoiceDetail(*m_follower, heartbeat(), splitter()))
{
    Parts parts;
    parts.model = m_model;
    parts.content = std::make_unique<InvoiceContent>(*m_model);
    parts.detail = m_detail;
    parts.title = tr("Invoices");
    parts.tableName = QStringLiteral("invoiceTable");
    parts.fileName = QStringLiteral("invoices");
    parts.makeName = QStringLiteral("newInvoiceButton");
    parts.filters = filterWords();
    parts.faces = faceWords();
    parts.columns = &setting::invoiceColumns;
    parts.split = &setting::invoiceSplit;
    parts.query = [this](const ListFilters &wanted) { ask(wanted); };
    parts.count = countWords;
    build(std::move(parts));
    buildChips();
    connect(m_detail, &InvoiceDetail::cancelRequested, this, &InvoicesPage::cancelRequested);
}

InvoicesPage::InvoicesPage(Desk &desk, const Clock &clock, Settings &settings, QWidget *parent)
    : InvoicesPage(desk.store(), desk.reader(), clock, settings, parent)
{
    connect(this, &ListPage::lookUpRequested, &desk, &Desk::refreshInvoice);
    attach(desk);
}

InvoicesPage::~InvoicesPage() = default;

void InvoicesPage::buildChips()
{
    const auto chip = [this](const char *name, std::function<void()> takeOff) {
        auto *button = new ChipButton(&filters());
        button->setObjectName(QString::fromLatin1(name));
        const auto off = [button, takeOff] {
            takeOff();
            button->setCondition({});
        };
        connect(button, &QPushButton::clicked, this, [this, off] {
            off();
            filters().tell();
        });
        filters().addOwn(
            button, [button] { return button->isSet(); }, off);
        return button;
    };
    m_paidChip = chip("paidChip", [this] {
        m_narrow.paidFrom.reset();
        m_narrow.paidTo.reset();
    });
    m_moneyChip = chip("moneyChip", [this] { m_narrow.withMoney = false; });
}

void InvoicesPage::ask(const ListFilters &wanted)
{
    InvoiceQuery query = wanted.applied(m_model->query());
    query.paidFrom = m_narrow.paidFrom;
    query.paidTo = m_narrow.paidTo;
    query.withMoney = m_narrow.withMoney;
    m_model->setQuery(query);
}

void InvoicesPage::showList(const InvoiceQuery &query)
{
    filters().show(query, [&] {
        m_narrow = query;
        m_paidChip->setCondition(paidWords());
        m_moneyChip->setCondition(query.withMoney ? tr("With money on them") : QString());
    });
}

//! "Paid 23.11.26", "Paid 23.11.26 – 29.11.26".
QString InvoicesPage::paidWords() const
{
    if (!m_narrow.paidFrom || !m_narrow.paidTo)
        return {};
    const auto day = [this](UnixMs time) {
        return locale().toString(QDateTime::fromMSecsSinceEpoch(time).date(), QLocale::ShortFormat);
    };
    const QString first = day(*m_narrow.paidFrom);
    const QString last = day(*m_narrow.paidTo - 1);
    //: A filter; %1 is a day or a range of days
    return tr("Paid %1").arg(first == last ? first : first + QStringLiteral(" \u2013 ") + last);
}

void InvoicesPage::follow(const QString &id)
{
    m_follower->follow(id);
}

bool InvoicesPage::hasChosen() const
{
    return m_follower->invoice().has_value();
}

bool InvoicesPage::isSettled() const
{
    const std::optional<Invoice> &invoice = m_follower->invoice();
    return invoice && coinpay::isSettled(invoice->status) &&
           hasWholeHistory(m_follower->transitions(), invoice->version);
}

void InvoicesPage::requestCancel()
{
    if (hasChosen())
        m_detail->cancelButton()->click();
}

void InvoicesPage::setScopes(const QStringList &scopes)
{
    const QString missing = missingScope(scopes, scope::InvoicesWrite);
    m_detail->setCancelHindrance(missing);
    setMakeHindrance(missing, withShortcut(tr("New invoice"), Shortcut::NewInvoice));
}

} // namespace coinpay
