// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/invoicefilters.h"

#include "domain/asset.h"
#include "pages/invoicedaterange.h"
#include "pages/invoicestatusfilter.h"
#include "settings/shortcuts.h"
#include "theme/icons.h"
#include "theme/metrics.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTimer>
#include <QToolButton>

namespace coinpay {

namespace {

//! Between two keys of somebody who types; a pause longer than this is a question.
constexpr int TypingMs = 100;
constexpr int LongestSearch = 200;
constexpr int SearchWidth = 220;
constexpr int LargestSearchWidth = 380;

} // namespace

InvoiceFilters::InvoiceFilters(Heartbeat &heartbeat, QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_status(new StatusFilterButton(this))
    , m_asset(new QComboBox(this))
    , m_dates(new DateRangeButton(heartbeat, this))
    , m_clear(new QToolButton(this))
    , m_typing(new QTimer(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::Gap);
    row->addWidget(m_search, 1);
    row->addWidget(m_status);
    row->addWidget(m_asset);
    row->addWidget(m_dates);
    row->addWidget(m_clear);
    row->addStretch(0);

    m_search->setPlaceholderText(tr("Reference or any id"));
    m_search->setAccessibleName(tr("Search invoices"));
    m_search->setToolTip(withShortcut(
        tr("Any part of a reference, an invoice or request id, an address or a transaction"),
        Shortcut::Search));
    m_search->setClearButtonEnabled(true);
    m_search->setMaxLength(LongestSearch);
    m_search->setMinimumWidth(SearchWidth);
    m_search->setMaximumWidth(LargestSearchWidth);
    m_search->addAction(theme::icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);

    m_asset->setAccessibleName(tr("Filter by asset"));
    m_asset->addItem(tr("Any asset"));
    for (const AssetInfo &asset : knownAssets())
        m_asset->addItem(asset.code, QString(asset.code));

    m_clear->setText(tr("Clear filters"));
    m_clear->setIcon(theme::icon(QStringLiteral("close")));
    m_clear->setIconSize({theme::IconSmall, theme::IconSmall});
    m_clear->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_clear->setFocusPolicy(Qt::StrongFocus);
    m_clear->setAutoRaise(true);
    m_clear->setAccessibleName(m_clear->text());

    for (QWidget *control : {static_cast<QWidget *>(m_status), static_cast<QWidget *>(m_dates),
                             static_cast<QWidget *>(m_clear), static_cast<QWidget *>(m_asset)})
        control->setFixedHeight(m_search->sizeHint().height());

    m_typing->setSingleShot(true);
    m_typing->setInterval(TypingMs);
    connect(m_search, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_typing, &QTimer::timeout, this, &InvoiceFilters::tell);
    connect(m_status, &StatusFilterButton::changed, this, &InvoiceFilters::tell);
    connect(m_asset, &QComboBox::currentIndexChanged, this, &InvoiceFilters::tell);
    connect(m_dates, &DateRangeButton::changed, this, &InvoiceFilters::tell);
    connect(m_clear, &QToolButton::clicked, this, &InvoiceFilters::clear);
    m_clear->setVisible(false);
}

InvoiceQuery InvoiceFilters::applied(InvoiceQuery query) const
{
    query.search = m_search->text().trimmed();
    query.statuses = m_status->statuses();
    query.asset = m_asset->currentData().toString();
    const DateRangeButton::Range range = m_dates->range();
    query.createdFrom = range.from;
    query.createdTo = range.to;
    return query;
}

bool InvoiceFilters::isActive() const
{
    return !m_search->text().trimmed().isEmpty() || !m_status->statuses().isEmpty() ||
           m_asset->currentIndex() > 0 || m_dates->choice() != DateRangeButton::Choice::AnyTime;
}

void InvoiceFilters::clear()
{
    {
        const QSignalBlocker search(m_search);
        const QSignalBlocker status(m_status);
        const QSignalBlocker asset(m_asset);
        const QSignalBlocker dates(m_dates);
        m_search->clear();
        m_status->setStatuses({});
        m_asset->setCurrentIndex(0);
        m_dates->setChoice(DateRangeButton::Choice::AnyTime);
    }
    m_typing->stop();
    tell();
}

void InvoiceFilters::tell()
{
    m_typing->stop();
    if (m_clear->hasFocus() && !isActive())
        m_search->setFocus();
    m_clear->setVisible(isActive());
    Q_EMIT changed();
}

bool InvoiceFilters::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            if (m_typing->isActive())
                tell();
            Q_EMIT left();
            return true;
        }
        if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace coinpay
