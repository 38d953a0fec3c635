// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/codeblock.h"

#include "core/text.h"
#include "theme/colors.h"
#include "theme/fonts.h"
#include "theme/metrics.h"
#include "widgets/copybutton.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTextBlock>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr qsizetype LongestShown = 64 * 1024;
constexpr qsizetype LongestLine = 16 * 1024;

} // namespace

QString displayBlock(QStringView outside, qsizetype mostChars)
{
    QString shown;
    for (const QStringView line : outside.first(qMin(outside.size(), mostChars)).split(u'\n')) {
        const bool ends = line.endsWith(u'\r');
        // Indentation is white space that means something here.
        QString spaced = (ends ? line.chopped(1) : line).toString();
        spaced.replace(u'\t', QLatin1String("    "));
        shown += displayText(spaced, LongestLine) + u'\n';
    }
    shown.chop(1);
    return shown;
}

CodeBlock::CodeBlock(const QString &what, QWidget *parent)
    : QFrame(parent)
    , m_text(new QPlainTextEdit(this))
    , m_copy(new CopyButton(tr("Copy"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::GapTight);
    column->addWidget(m_text);
    column->addWidget(m_copy, 0, Qt::AlignLeft);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setWordWrapMode(QTextOption::WrapAnywhere);
    m_text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->setUndoRedoEnabled(false);
    m_text->setAccessibleName(what);
    //: %1 is what is copied, such as "Signed payload"
    m_copy->setAccessibleName(tr("Copy %1").arg(what));
    connect(m_text->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged,
            this, &CodeBlock::fit);
    dress();
}

void CodeBlock::setText(const QString &text, const QString &exact)
{
    const QString shown = displayBlock(text, LongestShown);
    if (m_text->toPlainText() != shown)
        m_text->setPlainText(shown);
    m_copy->setContent(exact.isEmpty() ? text : exact);
    fit();
}

QString CodeBlock::text() const
{
    return m_text->toPlainText();
}

void CodeBlock::setMostLines(int lines)
{
    m_mostLines = lines;
    fit();
}

void CodeBlock::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        dress();
    QFrame::changeEvent(event);
}

void CodeBlock::dress()
{
    m_text->setFont(theme::monospaced(theme::small(font())));
    fit();
}

//! As high as its lines, the wrapped ones too.
void CodeBlock::fit()
{
    const int lines = qBound(1, static_cast<int>(m_text->document()->size().height()), m_mostLines);
    const int margins =
        2 * (m_text->frameWidth() + static_cast<int>(m_text->document()->documentMargin()));
    const int height = lines * m_text->fontMetrics().lineSpacing() + margins + theme::GapTight;
    if (m_text->height() != height || m_text->minimumHeight() != height)
        m_text->setFixedHeight(height);
}

} // namespace coinpay
