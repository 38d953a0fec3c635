// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/outcomelist.h"

#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/sentence.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace coinpay {

OutcomeList::OutcomeList(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(theme::Gap);
}

void OutcomeList::setLines(const QList<OutcomeLine> &lines)
{
    qsizetype same = 0;
    while (same < lines.size() && same < m_lines.size() && lines.at(same) == m_lines.at(same))
        ++same;
    while (m_column->count() > same) {
        QLayoutItem *item = m_column->takeAt(m_column->count() - 1);
        delete item->widget();
        delete item;
    }
    for (qsizetype i = same; i < lines.size(); ++i)
        append(lines.at(i));
    m_lines = lines;
}

void OutcomeList::append(const OutcomeLine &line)
{
    auto *row = new QWidget(this);
    auto *grid = new QGridLayout(row);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme::Gap);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(1, 1);
    auto *picture = new QLabel(row);
    picture->setPixmap(theme::icon(line.icon, line.tone)
                           .pixmap(QSize(theme::IconSmall, theme::IconSmall), devicePixelRatioF()));
    grid->addWidget(picture, 0, 0, Qt::AlignTop);
    grid->addWidget(selectableSentence(line.title, row), 0, 1);
    const auto quiet = [&](QLabel *label) {
        label->setFont(theme::small(font()));
        label->setForegroundRole(QPalette::PlaceholderText);
        return label;
    };
    if (!line.aside.isEmpty()) {
        auto *aside = new QLabel(line.aside, row);
        aside->setTextFormat(Qt::PlainText);
        grid->addWidget(quiet(aside), 0, 2, Qt::AlignRight | Qt::AlignTop);
    }
    if (!line.text.isEmpty())
        grid->addWidget(quiet(sentence(line.text, row)), 1, 1, 1, 2);
    row->setAccessibleName(line.title);
    row->setAccessibleDescription(line.text);
    m_column->addWidget(row);
}

} // namespace coinpay
