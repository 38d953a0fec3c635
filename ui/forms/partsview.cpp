// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/partsview.h"

#include "bundle/readable.h"
#include "theme/fonts.h"
#include "theme/metrics.h"

#include <QPlainTextEdit>
#include <QScreen>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTabBar>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr int UsualLines = 26;

} // namespace

PartsView::PartsView(QWidget *parent)
    : QWidget(parent)
    , m_tabs(new QTabBar(this))
    , m_text(new QPlainTextEdit(this))
{
    m_tabs->setObjectName(QStringLiteral("partTabs"));
    m_tabs->setAccessibleName(tr("Files of the bundle"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setElideMode(Qt::ElideNone);
    m_tabs->setUsesScrollButtons(true);
    m_text->setObjectName(QStringLiteral("partText"));
    m_text->setAccessibleName(tr("What this file says"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setFont(theme::monospaced(font()));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::GapTight);
    column->addWidget(m_tabs);
    column->addWidget(m_text, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &PartsView::showPart);
}

void PartsView::setParts(const QList<BundlePart> &parts)
{
    if (parts == m_parts)
        return;
    const QByteArray before = m_parts.value(m_tabs->currentIndex()).name;
    m_parts = parts;
    {
        const QSignalBlocker quiet(m_tabs);
        while (m_tabs->count() > 0)
            m_tabs->removeTab(0);
        for (const BundlePart &part : parts) {
            const int tab = m_tabs->addTab(partTitle(part.name));
            m_tabs->setTabToolTip(tab, QString::fromLatin1(part.name));
            if (part.name == before)
                m_tabs->setCurrentIndex(tab);
        }
    }
    showPart();
}

void PartsView::setReading(Reading reading)
{
    m_reading = reading;
    showPart();
}

QString PartsView::text() const
{
    return m_text->toPlainText();
}

QSize PartsView::sizeHint() const
{
    const QSize least = QWidget::sizeHint();
    const int lines = UsualLines * m_text->fontMetrics().lineSpacing();
    const int most = screen()->availableGeometry().height() / 2;
    return {least.width(), qMax(least.height(), qMin(lines, most))};
}

void PartsView::showPart()
{
    const BundlePart part = m_parts.value(m_tabs->currentIndex());
    const QString shown =
        m_reading == Reading::AsWritten ? QString::fromUtf8(part.bytes) : readablePart(part);
    if (shown == m_text->toPlainText())
        return;
    const int place = m_text->verticalScrollBar()->value();
    m_text->setPlainText(shown);
    m_text->verticalScrollBar()->setValue(place);
}

} // namespace coinpay
