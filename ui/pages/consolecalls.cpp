// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/consolecalls.h"

#include "core/text.h"
#include "theme/formats.h"
#include "theme/icons.h"
#include "theme/metrics.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QTabWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr int CallIdRole = Qt::UserRole + 1;
constexpr qsizetype LongestTarget = 200;

} // namespace

ConsoleCalls::ConsoleCalls(QWidget *parent)
    : QWidget(parent)
    , m_tabs(new QTabWidget(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_tabs);
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Calls and history"));
    m_tabs->addTab(buildCalls(), tr("Calls", "of the contract"));
    m_tabs->addTab(buildHistory(), tr("History", "of the console"));
}

QWidget *ConsoleCalls::buildCalls()
{
    auto *page = new QWidget(m_tabs);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, theme::Gap, 0, 0);
    column->setSpacing(theme::Gap);
    m_filter = new QLineEdit(page);
    m_filter->setObjectName(QStringLiteral("callFilter"));
    m_filter->setPlaceholderText(tr("Find a call"));
    m_filter->setAccessibleName(tr("Find a call of the contract"));
    m_filter->setClearButtonEnabled(true);
    m_calls = new QTreeWidget(page);
    m_calls->setObjectName(QStringLiteral("callTree"));
    m_calls->setAccessibleName(tr("Calls of the contract"));
    m_calls->setHeaderHidden(true);
    m_calls->setRootIsDecorated(false);
    m_calls->setIndentation(theme::Gap);
    m_calls->setUniformRowHeights(true);
    m_calls->setTextElideMode(Qt::ElideMiddle);
    QTreeWidgetItem *group = nullptr;
    for (const console::CatalogCall &call : console::contractCalls()) {
        if (!group || group->text(0) != call.group) {
            group = new QTreeWidgetItem(m_calls, {call.group});
            group->setFlags(Qt::ItemIsEnabled);
        }
        auto *item = new QTreeWidgetItem(group, {call.method + u' ' + call.path});
        item->setData(0, CallIdRole, call.id);
        item->setToolTip(0, call.summary);
        item->setData(0, Qt::AccessibleDescriptionRole, call.summary);
        if (call.bearsSecret)
            item->setIcon(0, theme::icon(QStringLiteral("lock")));
    }
    m_calls->expandAll();
    column->addWidget(m_filter);
    column->addWidget(m_calls, 1);
    connect(m_filter, &QLineEdit::textChanged, this, &ConsoleCalls::filter);
    const auto choose = [this](QTreeWidgetItem *item) {
        if (item && item->data(0, CallIdRole).isValid())
            Q_EMIT callChosen(item->data(0, CallIdRole).toString());
    };
    connect(m_calls, &QTreeWidget::itemClicked, this, choose);
    connect(m_calls, &QTreeWidget::itemActivated, this, choose);
    return page;
}

QWidget *ConsoleCalls::buildHistory()
{
    m_history = new QListWidget(m_tabs);
    m_history->setObjectName(QStringLiteral("consoleHistory"));
    m_history->setAccessibleName(tr("What was called before"));
    m_history->setTextElideMode(Qt::ElideMiddle);
    m_history->setUniformItemSizes(true);
    const auto choose = [this](QListWidgetItem *item) { Q_EMIT visitChosen(m_history->row(item)); };
    connect(m_history, &QListWidget::itemClicked, this, choose);
    connect(m_history, &QListWidget::itemActivated, this, choose);
    return m_history;
}

void ConsoleCalls::setHistory(const QList<console::Visit> &visits)
{
    m_history->clear();
    for (const console::Visit &visit : visits) {
        const QString status =
            visit.httpStatus == 0 ? QStringLiteral("\u2013") : QString::number(visit.httpStatus);
        auto *item = new QListWidgetItem(
            status + QStringLiteral("  ") +
                displayText(QString(visit.method + u' ' + visit.target), LongestTarget),
            m_history);
        item->setToolTip(
            theme::absoluteTime(visit.at, locale()) +
            (visit.requestId.isEmpty() ? QString() : u'\n' + displayText(visit.requestId)));
    }
}

void ConsoleCalls::setCurrent(const console::CatalogCall *call)
{
    const QSignalBlocker quiet(m_calls);
    m_calls->setCurrentItem(nullptr);
    for (QTreeWidgetItemIterator item(m_calls); call && *item; ++item) {
        if ((*item)->data(0, CallIdRole).toString() == call->id)
            m_calls->setCurrentItem(*item);
    }
}

void ConsoleCalls::filter(const QString &text)
{
    for (int i = 0; i < m_calls->topLevelItemCount(); ++i) {
        QTreeWidgetItem *group = m_calls->topLevelItem(i);
        bool any = false;
        for (int j = 0; j < group->childCount(); ++j) {
            QTreeWidgetItem *item = group->child(j);
            const bool fits = item->text(0).contains(text.trimmed(), Qt::CaseInsensitive) ||
                              item->toolTip(0).contains(text.trimmed(), Qt::CaseInsensitive);
            item->setHidden(!fits);
            any = any || fits;
        }
        group->setHidden(!any);
    }
}

} // namespace coinpay
