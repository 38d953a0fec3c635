// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/eventstab.h"

#include "pages/daterange.h"
#include "pages/eventcontent.h"
#include "pages/eventdetail.h"
#include "pages/listtable.h"
#include "settings/webhooksettings.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/emptystate.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>

#include <array>

namespace coinpay {

namespace {

constexpr int TypingMs = 180;
constexpr int LongestSearch = 200;
constexpr int RowsAhead = 60; //!< so many before the end of what is here the next page is read
constexpr std::array types{"invoice", "escrow",   "release", "refund",
                           "dispute", "transfer", "address", "wallet"};

} // namespace

EventsTab::EventsTab(Store &store, Heartbeat &beats, Settings &settings, QWidget *parent)
    : TablePane(beats, settings, parent)
    , m_model(new EventLogModel(store, this))
    , m_detail(new EventDetail(beats, splitter()))
    , m_typing(new QTimer(this))
{
    m_typing->setSingleShot(true);
    m_typing->setInterval(TypingMs);
    Parts parts;
    parts.model = m_model;
    parts.columns = EventContent::names();
    parts.content = std::make_unique<EventContent>(*m_model);
    parts.detail = m_detail;
    parts.filters = buildFilters();
    parts.tableName = QStringLiteral("eventTable");
    parts.title = tr("Events");
    parts.split = &setting::eventSplit;
    build(std::move(parts));
    connect(m_typing, &QTimer::timeout, this, &EventsTab::query);
    connect(m_model, &EventLogModel::failed, this, [this](const Error &error) {
        m_readError = error;
        tellRows();
    });
    connect(m_model, &EventLogModel::loaded, this, [this] {
        m_readError.reset();
        table().scrollToTop();
    });
    connect(m_model, &EventLogModel::changed, this, [this] {
        tellRows();
        keepChosen();
        seen(table().visibleRows().second);
    });
    connect(m_detail, &EventDetail::openRequested, this, &EventsTab::openRequested);
    connect(m_detail, &EventDetail::deliveriesRequested, this, &EventsTab::deliveriesRequested);
    connect(m_detail, &EventDetail::historyRequested, this, &EventsTab::search);
    tellRows();
}

QWidget *EventsTab::buildFilters()
{
    auto *bar = new QWidget(this);
    m_search = new QLineEdit(bar);
    m_search->setObjectName(QStringLiteral("eventSearch"));
    m_search->setPlaceholderText(tr("Any id, or a kind of event"));
    m_search->setAccessibleName(tr("Search events"));
    m_search->setToolTip(tr("Any part of an event's id, of its resource's or request's id, or of "
                            "its type, like invoice.paid"));
    m_search->setMaxLength(LongestSearch);
    m_search->addAction(theme::icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_type = new QComboBox(bar);
    m_type->setObjectName(QStringLiteral("eventType"));
    m_type->setAccessibleName(tr("Kind of resource"));
    m_type->addItem(tr("Everything", "events of every kind"));
    for (const char *type : types)
        m_type->addItem(resourceTypeName(QString::fromLatin1(type)), QString::fromLatin1(type));
    m_dates = new DateRangeButton(heartbeat(), bar);
    m_clear = new QToolButton(bar);
    m_clear->setObjectName(QStringLiteral("clearEventFilters"));
    m_clear->setIcon(theme::icon(QStringLiteral("close")));
    m_clear->setText(tr("Clear filters"));
    m_clear->setToolTip(m_clear->text());
    m_clear->setAccessibleName(m_clear->text());
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::Gap);
    row->addWidget(m_search, 1);
    row->addWidget(m_type);
    row->addWidget(m_dates);
    row->addWidget(m_clear);
    connect(m_search, &QLineEdit::textChanged, m_typing, QOverload<>::of(&QTimer::start));
    connect(m_search, &QLineEdit::returnPressed, this, [this] { table().setFocus(); });
    connect(m_type, &QComboBox::currentIndexChanged, this, &EventsTab::query);
    connect(m_dates, &DateRangeButton::changed, this, &EventsTab::query);
    connect(m_clear, &QToolButton::clicked, this, &EventsTab::clear);
    return bar;
}

void EventsTab::query()
{
    m_typing->stop();
    EventQuery wanted;
    wanted.search = m_search->text().trimmed();
    wanted.resourceType = m_type->currentData().toString();
    const DateRangeButton::Range range = m_dates->range();
    wanted.from = range.from;
    wanted.before = range.to;
    m_model->setQuery(wanted);
    tellRows();
}

void EventsTab::clear()
{
    search({});
    m_search->setFocus();
}

void EventsTab::search(const QString &id)
{
    {
        const QSignalBlocker quietType(m_type);
        const QSignalBlocker quietDates(m_dates);
        m_type->setCurrentIndex(0);
        m_dates->setChoice(DateRangeButton::Choice::AnyTime);
        m_search->setText(id);
    }
    query();
}

bool EventsTab::isFiltered() const
{
    return m_model->query() != EventQuery();
}

void EventsTab::choose(int row)
{
    m_detail->setEvent(row >= 0 && row < m_model->rowCount() ? std::optional(m_model->event(row))
                                                             : std::nullopt);
}

void EventsTab::seen(int last)
{
    if (last + RowsAhead >= m_model->rowCount())
        m_model->fetchMore({});
}

//! The list moved: what is chosen stays chosen, wherever it stands now.
void EventsTab::keepChosen()
{
    if (m_detail->event())
        table().select(m_model->rowOf(m_detail->event()->event.id));
}

void EventsTab::setFeedFreshness(const Freshness &freshness)
{
    m_freshness = freshness;
    setFreshness(freshness);
    tellRows();
}

void EventsTab::tellRows()
{
    const int rows = m_model->rowCount();
    m_clear->setVisible(isFiltered());
    if (m_model->isLoaded()) {
        setCount(m_model->canFetchMore({}) ? tr("%L1 or more events").arg(rows)
                                           : tr("%Ln event(s)", "how many match", rows));
    }
    const bool empty = m_model->isLoaded() && rows == 0;
    showFace(m_readError || empty, !isFiltered() && !m_detail->event());
    if (m_readError) {
        face().say(theme::Tone::Bad, QStringLiteral("disk"), tr("The events cannot be read"),
                   m_readError->message);
    } else if (empty && isFiltered()) {
        face().say(theme::Tone::Neutral, QStringLiteral("search"), tr("No event matches"),
                   tr("Of all that this machine was told, nothing is like this."));
        QPushButton *all = face().addButton(tr("Clear filters"));
        connect(all, &QPushButton::clicked, this, &EventsTab::clear);
    } else if (empty && m_freshness.phase == Freshness::Phase::Offline) {
        face().say(theme::Tone::Attention, QStringLiteral("offline"), tr("No events yet"),
                   tr("The server cannot be reached now. What changes there stands here as soon as "
                      "it can."));
    } else if (empty) {
        face().say(theme::Tone::Neutral, QStringLiteral("timeline"), tr("No events yet"),
                   tr("Whatever changes on the server from now on stands here within a moment: "
                      "payments, confirmations, releases, transfers."));
    }
}

} // namespace coinpay
