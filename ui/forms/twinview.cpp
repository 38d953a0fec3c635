// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/twinview.h"

#include "core/text.h"
#include "theme/colors.h"
#include "theme/fonts.h"
#include "theme/metrics.h"
#include "widgets/addresstext.h"
#include "widgets/sentence.h"

#include <QLabel>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr qsizetype LongestLabel = 60;

} // namespace

TwinView::TwinView(const QString &address, const Twin &twin, QWidget *parent)
    : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::GapTight);
    const auto add = [&](const QString &name, const QString &text, const QList<TextRange> &marks) {
        QLabel *heading = sentence(name, this);
        heading->setFont(theme::small(font()));
        auto *shown = new AddressText(this);
        shown->setAddress(name, text, marks);
        column->addWidget(heading);
        column->addWidget(shown);
    };
    add(tr("The one you entered", "an address"), address, twin.differs);
    add(twin.known.label.isEmpty() ? tr("The one you know", "an address")
                                   : tr("The one of %1", "an address; %1 a name")
                                         .arg(displayText(twin.known.label, LongestLabel)),
        twin.known.address, twin.knownDiffers);
}

} // namespace coinpay
