// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/labelchips.h"

#include "core/text.h"
#include "domain/note.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/flowlayout.h"
#include "widgets/labelchip.h"

#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QStringListModel>

namespace coinpay {

namespace {

constexpr int LineWidth = 160;

} // namespace

LabelChips::LabelChips(QWidget *parent)
    : QWidget(parent)
    , m_row(new FlowLayout(this))
    , m_line(new QLineEdit(this))
    , m_add(new QPushButton(theme::icon(QStringLiteral("plus")), tr("Label"), this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setGaps(theme::Gap, theme::Gap);
    m_line->setObjectName(QStringLiteral("labelEdit"));
    m_line->setAccessibleName(tr("New label"));
    //: In an empty line
    m_line->setPlaceholderText(tr("A word or two"));
    m_line->setMaxLength(MaxLabelLength);
    m_line->setFixedWidth(LineWidth);
    m_line->hide();
    m_line->installEventFilter(this);
    auto *completer = new QCompleter(new QStringListModel(m_line), m_line);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_line->setCompleter(completer);
    m_add->setObjectName(QStringLiteral("addLabelButton"));
    m_add->setAccessibleName(tr("Add a label"));
    m_add->setToolTip(tr("Add a label. Searching for #word finds it again."));
    m_add->setAutoDefault(false);
    m_row->addWidget(m_line);
    m_row->addWidget(m_add);
    connect(m_add, &QPushButton::clicked, this, &LabelChips::openLine);
    connect(m_line, &QLineEdit::returnPressed, this, [this] {
        if (m_line->text().trimmed().isEmpty())
            closeLine();
        else
            Q_EMIT addRequested(m_line->text());
    });
}

LabelChip *LabelChips::chipFor(const QString &label)
{
    const QString shown = displayText(label, MaxLabelLength);
    auto *chip = new LabelChip(shown, this);
    chip->setObjectName(QStringLiteral("labelChip"));
    //: %1 is a label that a person gave something
    const QString takeOff = tr("Take off the label “%1”").arg(shown);
    chip->setAccessibleName(takeOff);
    chip->setToolTip(takeOff);
    connect(chip, &QPushButton::clicked, this, [this, label] { Q_EMIT removeRequested(label); });
    return chip;
}

void LabelChips::setLabels(const QStringList &labels)
{
    if (labels == m_labels)
        return;
    m_labels = labels;
    for (LabelChip *chip : std::as_const(m_chips)) {
        m_row->removeWidget(chip);
        chip->hide();
        chip->deleteLater();
    }
    m_chips.clear();
    m_row->removeWidget(m_line);
    m_row->removeWidget(m_add);
    QWidget *before = nullptr;
    for (const QString &label : labels) {
        m_chips += chipFor(label);
        m_row->addWidget(m_chips.last());
        m_chips.last()->show();
        if (before)
            setTabOrder(before, m_chips.last());
        before = m_chips.last();
    }
    if (before)
        setTabOrder(before, m_line);
    setTabOrder(m_line, m_add);
    m_row->addWidget(m_line);
    m_row->addWidget(m_add);
    updateGeometry();
}

void LabelChips::setKnown(const QStringList &labels)
{
    static_cast<QStringListModel *>(m_line->completer()->model())->setStringList(labels);
}

void LabelChips::openLine()
{
    Q_EMIT lineOpened();
    m_add->hide();
    m_line->show();
    m_line->setFocus();
}

void LabelChips::closeLine()
{
    const bool hadFocus = m_line->hasFocus();
    m_line->clear();
    m_line->hide();
    m_add->show();
    if (hadFocus)
        m_add->setFocus();
}

bool LabelChips::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        closeLine();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace coinpay
