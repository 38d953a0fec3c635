// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RequestsPage: what it is made of, its filters, and what stands in place of a list without rows.
#include "pages/listfilters.h"
#include "pages/listtable.h"
#include "pages/requestcontent.h"
#include "pages/requestspage.h"
#include "theme/fonts.h"
#include "theme/metrics.h"
#include "widgets/chipbutton.h"
#include "widgets/emptystate.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace coinpay {

namespace {

FilterWords filterWords()
{
    QList<StateFilterButton::Choice> choices;
    for (const AnswerClass answer : answerClasses())
        choices.append({static_cast<int>(answer), lookOfClass(answer)});
    return {
        RequestsPage::tr("Path, code or any id"),
        RequestsPage::tr("Search the request log"),
        RequestsPage::tr("Any part of a path, an error code, or a request, operation or resource "
                         "id, or an idempotency key"),
        choices,
    };
}

} // namespace

void RequestsPage::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::GapGroup, theme::GapGroup, theme::GapGroup, 0);
    column->setSpacing(theme::GapGroup - theme::Grid);
    auto *title = new QLabel(tr("Request log"), this);
    title->setFont(theme::title(font()));
    title->setTextFormat(Qt::PlainText);
    column->addWidget(title);
    buildFilters();
    column->addWidget(m_filters);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->insertWidget(0, buildList());
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    column->addWidget(m_splitter, 1);
}

void RequestsPage::buildFilters()
{
    m_filters = new ListFilters(filterWords(), *m_heartbeat, this);
    m_filters->assetBox()->hide(); // a request has none
    m_operationChip = new ChipButton(m_filters);
    m_operationChip->setObjectName(QStringLiteral("operationChip"));
    const auto takeOff = [this] {
        m_operationId.clear();
        m_operationChip->setCondition({});
    };
    connect(m_operationChip, &QPushButton::clicked, this, [this, takeOff] {
        takeOff();
        m_filters->tell();
    });
    m_filters->addOwn(
        m_operationChip, [this] { return m_operationChip->isSet(); }, takeOff);
    m_feedReads = new QCheckBox(tr("Event polls too"), m_filters);
    m_feedReads->setObjectName(QStringLiteral("feedReadsCheck"));
    m_feedReads->setToolTip(
        tr("The reads of the event feed, which go on all day, are in the log too."));
    connect(m_feedReads, &QCheckBox::toggled, m_filters, &ListFilters::tell);
    // Showing more is no filter: "Clear filters" leaves it as it is.
    m_filters->addOwn(
        m_feedReads, [] { return false; }, [] {});
}

QWidget *RequestsPage::buildList()
{
    auto *list = new QWidget(m_splitter);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_table = new ListTable(*m_model, *m_content, *m_heartbeat, list);
    m_table->setObjectName(QStringLiteral("requestTable"));
    m_table->setAccessibleName(tr("Request log"));
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

void RequestsPage::tellCount()
{
    const int rows = m_model->rowCount();
    if (!m_model->isLoaded())
        m_count->clear();
    else if (m_model->canFetchMore({}))
        //: A count that is still going on; %L1 is a number
        m_count->setText(tr("%L1 or more calls, each operation once").arg(rows));
    else
        m_count->setText(tr("%Ln call(s), each operation once", "how many requests match", rows));
}

void RequestsPage::chooseFace()
{
    tellCount();
    const bool empty = m_model->isLoaded() && m_model->rowCount() == 0;
    const bool shown = m_readError || empty;
    m_listOrFace->setCurrentWidget(shown ? static_cast<QWidget *>(m_face) : m_table);
    m_count->setVisible(!shown);
    // Beside a list that has nothing to choose from, "choose one" is noise.
    m_detail->setVisible(!shown || m_detail->entry().has_value());
    if (m_readError) {
        m_face->say(theme::Tone::Bad, QStringLiteral("disk"), tr("The request log cannot be read"),
                    m_readError->message);
        return;
    }
    if (!empty)
        return;
    if (!m_filters->isActive()) {
        m_face->say(theme::Tone::Neutral, QStringLiteral("server"), tr("No requests yet"),
                    tr("Every attempt to reach the server stands here: what was signed, how long "
                       "each part took, and what came back. Never a secret, never a body."));
        return;
    }
    m_face->say(theme::Tone::Neutral, QStringLiteral("search"), tr("Nothing matches"),
                tr("None of the requests that this machine remembers is like this."));
    QPushButton *clear = m_face->addButton(tr("Clear filters"));
    connect(clear, &QPushButton::clicked, m_filters, &ListFilters::clear);
}

} // namespace coinpay
