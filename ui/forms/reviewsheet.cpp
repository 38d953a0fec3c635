// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/reviewsheet.h"

#include "forms/notice.h"
#include "theme/colors.h"
#include "theme/fonts.h"
#include "theme/metrics.h"
#include "widgets/amountlabel.h"
#include "widgets/sentence.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace coinpay {

namespace {

//! The calculation's ground, with a line above its result.
class FigureCard : public QFrame
{
public:
    explicit FigureCard(QWidget *parent)
        : QFrame(parent)
    {
    }

    void setResult(const QWidget *result) { m_result = result; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(theme::hairline(palette()));
        painter.setBrush(palette().color(QPalette::Base));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::Radius,
                                theme::Radius);
        if (!m_result)
            return;
        const qreal y = m_result->y() - theme::GapTight + 0.5;
        painter.drawLine(QPointF(theme::ControlPadding, y),
                         QPointF(width() - theme::ControlPadding, y));
    }

private:
    const QWidget *m_result = nullptr;
};

QLabel *nameLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(name, parent);
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

ReviewSheet::ReviewSheet(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("reviewSheet"));
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(theme::GapGroup - theme::Grid);
}

void ReviewSheet::clear()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

void ReviewSheet::show(const MoneyReview &review, QWidget *extra)
{
    clear();
    addLines(review.lines);
    addFigures(review.figures);
    if (extra)
        m_rows->addWidget(extra);
    addWarnings(review.warnings);
    addSentences(review.sentences);
}

void ReviewSheet::addLines(const QList<MoneyReview::Line> &lines)
{
    if (lines.isEmpty())
        return;
    auto *table = new QWidget(this);
    auto *grid = new QGridLayout(table);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme::GapGroup);
    grid->setVerticalSpacing(theme::GapTight);
    grid->setColumnStretch(1, 1);
    for (const MoneyReview::Line &line : lines) {
        const int row = grid->rowCount();
        QLabel *words = selectableSentence(line.words, table);
        words->setAccessibleName(line.name);
        grid->addWidget(nameLabel(line.name, table), row, 0, Qt::AlignTop);
        grid->addWidget(words, row, 1, Qt::AlignTop);
    }
    m_rows->addWidget(table);
}

void ReviewSheet::addFigures(const QList<MoneyReview::Figure> &figures)
{
    if (figures.isEmpty())
        return;
    auto *card = new FigureCard(this);
    auto *grid = new QGridLayout(card);
    grid->setContentsMargins(theme::ControlPadding, theme::Gap, theme::ControlPadding, theme::Gap);
    grid->setVerticalSpacing(theme::Gap);
    grid->setColumnStretch(0, 1);
    for (const MoneyReview::Figure &figure : figures) {
        const int row = grid->rowCount();
        QLabel *name = nameLabel(figure.name, card);
        auto *amount = new AmountLabel(AmountLabel::Rank::Text, card);
        amount->setMoney(figure.money);
        amount->setAccessibleName(figure.name);
        if (figure.rank == MoneyReview::Figure::Rank::Leaving) {
            name->setForegroundRole(QPalette::WindowText);
            name->setFont(theme::heading(name->font()));
            amount->setFont(theme::heading(amount->font()));
        }
        if (figure.rank == MoneyReview::Figure::Rank::Result)
            card->setResult(name);
        grid->addWidget(name, row, 0);
        grid->addWidget(amount, row, 1, Qt::AlignRight);
    }
    m_rows->addWidget(card);
}

void ReviewSheet::addWarnings(const QStringList &warnings)
{
    for (const QString &warning : warnings) {
        auto *notice = new Notice(this);
        m_rows->addWidget(notice);
        notice->say(theme::Tone::Attention, QStringLiteral("warning"), warning);
    }
}

void ReviewSheet::addSentences(const QStringList &sentences)
{
    for (const QString &words : sentences)
        m_rows->addWidget(selectableSentence(words, this));
}

} // namespace coinpay
