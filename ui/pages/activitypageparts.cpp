// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ActivityPage: what it is made of, its filters, and what stands in place of a list without rows.
#include "pages/activitycontent.h"
#include "pages/activitypage.h"
#include "pages/listfilters.h"
#include "pages/listtable.h"
#include "theme/fonts.h"
#include "theme/metrics.h"
#include "widgets/chipbutton.h"
#include "widgets/emptystate.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>

namespace coinpay {

namespace {

QList<StateFilterButton::Choice> choices()
{
    QList<StateFilterButton::Choice> result;
    for (const OperationState state : operationStates())
        result.append({static_cast<int>(state), theme::look(state)});
    return result;
}

FilterWords filterWords()
{
    return {
        ActivityPage::tr("Reference or any id"),
        ActivityPage::tr("Search the activity"),
        ActivityPage::tr("Any part of a reference, a destination, an operation, resource or "
                         "request id, or an idempotency key"),
        choices(),
    };
}

QString quickText(ActivityFilter filter)
{
    switch (filter) {
    case ActivityFilter::All: return ActivityPage::tr("All", "what was asked for");
    case ActivityFilter::Open: return ActivityPage::tr("Open", "what was asked for");
    case ActivityFilter::NeedsPerson: return ActivityPage::tr("Needs you", "what was asked for");
    case ActivityFilter::Failed: return ActivityPage::tr("Did not happen", "what was asked for");
    }
    return {};
}

constexpr std::array QuickFilters{ActivityFilter::All, ActivityFilter::Open,
                                  ActivityFilter::NeedsPerson, ActivityFilter::Failed};

} // namespace

void ActivityPage::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::GapGroup, theme::GapGroup, theme::GapGroup, 0);
    column->setSpacing(theme::GapGroup - theme::Grid);
    m_filters = new ListFilters(filterWords(), *m_heartbeat, this);
    column->addLayout(buildHead());
    column->addWidget(m_filters);
    buildChips();
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->insertWidget(0, buildList());
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    column->addWidget(m_splitter, 1);
}

QLayout *ActivityPage::buildHead()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::Gap);
    auto *title = new QLabel(tr("Activity"), this);
    title->setFont(theme::title(font()));
    title->setTextFormat(Qt::PlainText);
    row->addWidget(title);
    row->addStretch();
    row->addWidget(buildQuick());
    return row;
}

//! The questions that are asked most: one press each.
QWidget *ActivityPage::buildQuick()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::GapTight);
    m_quick = new QButtonGroup(bar);
    for (const ActivityFilter filter : QuickFilters) {
        auto *button = new QPushButton(quickText(filter), bar);
        button->setObjectName(QStringLiteral("quick%1").arg(static_cast<int>(filter)));
        button->setAccessibleName(button->text());
        button->setCheckable(true);
        row->addWidget(button);
        m_quick->addButton(button, static_cast<int>(filter));
    }
    connect(m_quick, &QButtonGroup::idClicked, this,
            [this](int id) { setQuick(static_cast<ActivityFilter>(id)); });
    return bar;
}

void ActivityPage::setQuick(ActivityFilter filter)
{
    QList<int> states;
    for (const OperationState state : ActivityModel::statusesOf(filter))
        states.append(static_cast<int>(state));
    m_filters->stateButton()->setStates(states);
    tellQuick();
}

//! The pressed one is the one that the states are; none when they are others.
void ActivityPage::tellQuick()
{
    const QList<OperationState> states = m_filters->stateButton()->statuses<OperationState>();
    const QSet<OperationState> wanted(states.begin(), states.end());
    m_quick->setExclusive(false);
    for (const ActivityFilter filter : QuickFilters) {
        const QList<OperationState> own = ActivityModel::statusesOf(filter);
        m_quick->button(static_cast<int>(filter))
            ->setChecked(wanted == QSet<OperationState>(own.begin(), own.end()));
    }
    m_quick->setExclusive(true);
}

void ActivityPage::buildChips()
{
    const auto chip = [this](const char *name, std::function<void()> takeOff) {
        auto *button = new ChipButton(m_filters);
        button->setObjectName(QString::fromLatin1(name));
        connect(button, &QPushButton::clicked, this, [this, takeOff] {
            takeOff();
            m_filters->tell();
        });
        m_filters->addOwn(
            button, [button] { return button->isSet(); }, takeOff);
        return button;
    };
    m_batchChip = chip("batchChip", [this] {
        m_batchId.clear();
        m_batchChip->setCondition({});
    });
    m_byPersonChip = chip("byPersonChip", [this] { m_byPersonChip->setCondition({}); });
}

void ActivityPage::showList(const OperationQuery &query)
{
    m_filters->show(query, [&] {
        m_batchId = query.batchId;
        m_batchChip->setCondition(query.batchId.isEmpty() ? QString() : tr("One batch"));
        m_byPersonChip->setCondition(query.endedByPerson ? QString() : tr("Not dealt with"));
    });
}

QWidget *ActivityPage::buildList()
{
    auto *list = new QWidget(m_splitter);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_table = new ListTable(*m_model, *m_content, *m_heartbeat, list);
    m_table->setObjectName(QStringLiteral("activityTable"));
    m_table->setAccessibleName(tr("Activity"));
    m_table->header()->setSectionsClickable(false); // there is one order: newest first
    m_face = new EmptyState(list);
    m_listOrFace = new QStackedWidget(list);
    m_listOrFace->addWidget(m_table);
    m_listOrFace->addWidget(m_face);
    column->addWidget(m_listOrFace, 1);
    m_count = new QLabel(list);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->setFont(theme::small(font()));
    m_count->setContentsMargins(theme::Gap, theme::Gap, theme::Gap, theme::Gap);
    column->addWidget(m_count);
    return list;
}

void ActivityPage::tellCount()
{
    const int rows = m_model->rowCount();
    if (!m_model->isLoaded())
        m_count->clear();
    else if (m_model->canFetchMore({}))
        //: A count that is still going on; %L1 is a number
        m_count->setText(tr("%L1 or more operations, kept on this machine").arg(rows));
    else
        m_count->setText(
            tr("%Ln operation(s), kept on this machine", "how many operations match", rows));
}

void ActivityPage::chooseFace()
{
    tellCount();
    const bool empty = m_model->isLoaded() && m_model->rowCount() == 0;
    const bool shown = m_readError || empty;
    m_listOrFace->setCurrentWidget(shown ? static_cast<QWidget *>(m_face) : m_table);
    m_count->setVisible(!shown);
    // Beside a list that has nothing to choose from, "choose one" is noise.
    m_detail->setVisible(!shown || m_filters->isActive() || !m_follower->id().isEmpty());
    if (m_readError) {
        m_face->say(theme::Tone::Bad, QStringLiteral("disk"), tr("The activity cannot be read"),
                    m_readError->message);
        return;
    }
    if (!empty)
        return;
    if (!m_filters->isActive()) {
        m_face->say(theme::Tone::Neutral, QStringLiteral("queue"), tr("Nothing was asked for yet"),
                    tr("Whatever you ask of the server stands here from the moment you confirm it: "
                       "every attempt, its answer, and what happens next."));
        return;
    }
    m_face->say(theme::Tone::Neutral, QStringLiteral("search"), tr("Nothing matches"),
                tr("Of all that was asked for from here, nothing is like this."));
    QPushButton *clear = m_face->addButton(tr("Clear filters"));
    connect(clear, &QPushButton::clicked, m_filters, &ListFilters::clear);
}

} // namespace coinpay
